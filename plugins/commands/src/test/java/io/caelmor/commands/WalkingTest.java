package io.caelmor.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.wire.WireWriter;
import io.caelmor.kernel.world.World;
import io.caelmor.testing.Player;
import io.caelmor.testing.SteppedServer;
import io.caelmor.testing.Witness;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where avatars come to be, whatever their clients want.
class WalkingTest {
    /// 20 units a second at 10 ticks a second.
    private static final float REACH = 2;
    private static final double ROUNDING = 1e-4;

    /// A plugin that holds avatars where they are, as combat holds the dead.
    private static final class Hold implements TickHooks {
        boolean holding;

        @Override
        public void declare(Declarations declarations) {
            declarations.gate("hold.free", (_, _) -> !holding);
        }
    }

    private final Hold hold = new Hold();
    private final Witness witness = new Witness();
    private final SteppedServer server = SteppedServer.with("commands", new CommandsPlugin()).with("hold", hold)
            .with("witness", witness).start();
    private final World world = server.kernel().world();
    private final Player ann = new Player(server, "ann");

    @AfterEach
    void shouldHoldNothingAfterTheStop() {
        assertTrue(server.stop().clean());
    }

    @Test
    void shouldWalkOneTicksReachPerTick() {
        place(500, 500);
        assertEquals("applied", ann.ask("move", direction(1, 0)));
        assertAt(502, 500);
        server.step(9);
        assertAt(520, 500);
        assertEquals("applied", ann.ask("stop", _ -> {}));
        server.step(5);
        assertAt(520, 500);
    }

    @Test
    void shouldNormaliseALongDirectionAndWalkSlowlyWithAShortOne() {
        place(500, 500);
        ann.ask("move", direction(30, 40));
        assertAt(501.2f, 501.6f);
        ann.ask("move", direction(0, -0.25f));
        assertAt(501.2f, 501.1f);
        ann.ask("move", direction(0, -0f));
        server.step(3);
        assertAt(501.2f, 501.1f);
        assertEquals(0, world.set("avatar.moving").size());
    }

    @Test
    void shouldNeverOutrunTheSpeedNorLeaveTheWorldWhateverIsAsked() {
        var random = new Random(20260101);
        place(500, 500);
        for (int i = 0; i < 20_000; i++) {
            float x = world.x().get(ann.avatar());
            float y = world.y().get(ann.avatar());
            for (int sent = random.nextInt(3); sent > 0; sent--) {
                ann.send("move", direction(any(random), any(random)));
            }
            if (i % 500 == 0) {
                place(x = random.nextBoolean() ? 0 : 1000, y = random.nextFloat() * 1000);
            }
            server.step();
            double way = Math.hypot(world.x().get(ann.avatar()) - x, world.y().get(ann.avatar()) - y);
            assertTrue(way <= REACH + ROUNDING, "went " + way + " in one tick");
            assertInside();
        }
    }

    @Test
    void shouldRefuseDirectionsThatAreNoNumbers() {
        place(500, 500);
        float[] none = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.intBitsToFloat(0x7F80_0001)};
        for (float bad : none) {
            assertEquals("malformed", ann.ask("move", direction(bad, 0)));
            assertEquals("malformed", ann.ask("move", direction(1, bad)));
        }
        for (float huge : new float[] {Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE}) {
            assertEquals("applied", ann.ask("move", direction(huge, huge)));
        }
        assertInside();
    }

    @Test
    void shouldSlideAlongTheEdgeOfTheWorld() {
        place(999, 500);
        ann.ask("move", direction(0.6f, 0.8f));
        assertAt(1000, 501.6f);
        server.step();
        assertAt(1000, 503.2f);
    }

    @Test
    void shouldStandStillWhileNobodyIsThereToSteer() {
        place(500, 500);
        ann.ask("move", direction(1, 0));
        ann.send("move", direction(0, 1));
        ann.client().drop();
        float x = world.x().get(ann.avatar());
        server.step(5);

        assertAt(x, 500);
        assertEquals(0, world.set("avatar.moving").size(), "neither the old walk nor the command left behind moves it");
    }

    @Test
    void shouldStandStillBehindAClosedGateAndNotWalkOnByItself() {
        place(500, 500);
        ann.ask("move", direction(1, 0));
        hold.holding = true;
        server.step(3);
        assertAt(502, 500);
        assertEquals("unable", ann.ask("move", direction(0, 1)));
        hold.holding = false;
        server.step(3);
        assertAt(502, 500);
        assertEquals("applied", ann.ask("move", direction(0, 1)));
        assertAt(502, 502);
    }

    @Test
    void shouldComeToTheSameWorldByTheSameCommands() {
        long one = play(7);
        assertEquals(one, play(7));
        assertNotEquals(one, play(8));
    }

    /// A thousand ticks of four players' random commands, from a known beginning; answers the world's hash.
    private static long play(long seed) {
        var random = new Random(seed);
        var clock = new Witness();
        try (var again = SteppedServer.with("commands", new CommandsPlugin()).with("witness", clock).start()) {
            var players = new Player[4];
            for (int i = 0; i < players.length; i++) {
                players[i] = new Player(again, "player" + i);
            }
            // Accounts are loaded by another thread, so the ticks until now are not always as many.
            assertTrue(clock.tick() < 5000);
            again.step((int) (5000 - clock.tick()));
            for (var player : players) {
                again.kernel().world().x().set(player.avatar(), 100);
                again.kernel().world().y().set(player.avatar(), 100);
            }
            for (int i = 0; i < 1000; i++) {
                for (var player : players) {
                    switch (random.nextInt(8)) {
                        case 0 -> player.send("move", direction(any(random), any(random)));
                        case 1 -> player.send("stop", _ -> {});
                        case 2 -> player.send("say", writer -> writer.text("hello"));
                        case 3 -> player.send("count", _ -> {});
                        default -> { }
                    }
                }
                again.step();
            }
            return again.kernel().world().hash();
        }
    }

    /// Any finite number, from the smallest to the greatest, or a plain one.
    private static float any(Random random) {
        float number = random.nextBoolean() ? random.nextFloat() * 2 - 1 : Float.intBitsToFloat(random.nextInt());
        return Float.isFinite(number) ? number : 0;
    }

    private void place(float x, float y) {
        world.x().set(ann.avatar(), x);
        world.y().set(ann.avatar(), y);
    }

    private void assertAt(float x, float y) {
        assertEquals(x, world.x().get(ann.avatar()), ROUNDING);
        assertEquals(y, world.y().get(ann.avatar()), ROUNDING);
    }

    private void assertInside() {
        float x = world.x().get(ann.avatar());
        float y = world.y().get(ann.avatar());
        assertFalse(x < 0 || x > 1000 || y < 0 || y > 1000, "at " + x + ", " + y);
    }

    private static Consumer<WireWriter> direction(float dx, float dy) {
        return writer -> {
            writer.float32(dx);
            writer.float32(dy);
        };
    }
}
