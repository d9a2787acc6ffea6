package io.caelmor.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.SessionState;
import io.caelmor.kernel.wire.WireWriter;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.TextColumn;
import io.caelmor.kernel.world.World;
import io.caelmor.testing.MemoryStore;
import io.caelmor.testing.Player;
import io.caelmor.testing.SteppedServer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Avatars come and go with their sessions.
class AvatarTest {
    private static final Consumer<WireWriter> NOTHING = _ -> {};

    private final MemoryStore store = new MemoryStore();

    @Test
    void shouldGiveEachSessionAVisibleAvatarOfItsOwn() {
        try (var server = start(1000)) {
            var ann = new Player(server, "ann");
            var bob = new Player(server, "bob");
            var world = server.kernel().world();

            assertNotEquals(ann.avatar(), bob.avatar());
            assertEquals("ann", name(world).get(ann.avatar()));
            assertEquals("bob", name(world).get(bob.avatar()));
            assertEquals(ann.session().accountId(), world.ownerOf(ann.avatar()));
            assertEquals("avatar", world.kinds().get(world.kind().get(ann.avatar())));
            assertTrue(world.visible().contains(ann.avatar()));
            assertTrue(Math.abs(world.x().get(ann.avatar()) - 500) <= 100, "it appears in the spawn area");
            assertTrue(Math.abs(world.y().get(ann.avatar()) - 500) <= 100, "it appears in the spawn area");
        }
    }

    @Test
    void shouldTakeTheAvatarOutOfViewAsSoonAsItsSessionEnds() {
        try (var server = start(1000)) {
            var ann = new Player(server, "ann");
            ann.client().bye();
            server.step();

            assertEquals(0, server.kernel().world().visible().size());
            server.stepUntil(() -> ann.session().state() == SessionState.FREE);
            assertEquals(0, server.kernel().world().population());
        }
    }

    @Test
    void shouldBringBackTheAvatarAsItWasLeft() {
        float x;
        float y;
        long id;
        try (var server = start(1000)) {
            var ann = new Player(server, "ann");
            var world = server.kernel().world();
            assertEquals("applied", ann.ask("move", direction(0.6f, 0.8f)));
            server.step(7);
            ann.ask("count", NOTHING);
            ann.ask("stop", NOTHING);
            x = world.x().get(ann.avatar());
            y = world.y().get(ann.avatar());
            id = world.persistentId(ann.avatar());
            ann.client().bye();
            server.stepUntil(() -> ann.session().state() == SessionState.FREE);

            var again = new Player(server, "ann");
            assertEquals(id, world.persistentId(again.avatar()), "the same avatar, in the same server");
            assertTrue(server.stop().clean());
        }
        try (var server = start(1000)) {
            var ann = new Player(server, "ann");
            var world = server.kernel().world();
            assertEquals(id, world.persistentId(ann.avatar()), "the same avatar, after a restart");
            assertEquals(x, world.x().get(ann.avatar()));
            assertEquals(y, world.y().get(ann.avatar()));
            assertEquals(1, ((LongColumn) world.find("commands.count").orElseThrow()).get(ann.avatar()));
            server.step(5);
            assertEquals(x, world.x().get(ann.avatar()), "it does not walk by itself");
        }
    }

    @Test
    void shouldPutAnAvatarInsideAWorldThatHasShrunk() {
        try (var server = start(1000)) {
            new Player(server, "ann");
        }
        try (var server = start(50)) {
            var ann = new Player(server, "ann");
            assertEquals(50, server.kernel().world().x().get(ann.avatar()));
            assertEquals(50, server.kernel().world().y().get(ann.avatar()));
        }
    }

    @Test
    void shouldTurnAwayWhomTheWorldHasNoRoomFor() {
        try (var server = SteppedServer.with("commands", new CommandsPlugin()).set("world.entities", 16L).start()) {
            for (int i = 0; i < 16; i++) {
                new Player(server, "player" + i);
            }
            var late = server.connect().hello("late");
            server.stepUntil(() -> !late.isOpen());
            assertEquals(CloseReason.KICKED, late.closeReason().orElseThrow());
            server.step(3);
            assertTrue(server.kernel().sessions().find("late").isEmpty(), "its session is over");
            assertTrue(server.stop().clean());
        }
    }

    @Test
    void shouldRefuseWhoHasNoAvatarOrLooksThroughAnothers() {
        try (var server = start(1000)) {
            var ann = new Player(server, "ann");
            var bob = new Player(server, "bob");
            var world = server.kernel().world();
            long own = ann.avatar();
            for (var command : new String[] {"move", "stop", "say", "count"}) {
                ann.session().setViewpoint(bob.avatar());
                assertEquals("no_avatar", ann.ask(command, parameters(command)), command);
            }
            world.despawn(own);
            for (var command : new String[] {"move", "stop", "say", "count"}) {
                ann.session().setViewpoint(own);
                assertEquals("no_avatar", ann.ask(command, parameters(command)), command);
            }
            assertFalse(world.set("avatar.moving").contains(bob.avatar()));
        }
    }

    @Test
    void shouldShowTheCounterToItsOwnerAlone() {
        try (var server = start(1000)) {
            var ann = new Player(server, "ann");
            var count = (LongColumn) server.kernel().world().find("commands.count").orElseThrow();
            for (int i = 1; i <= 3; i++) {
                assertEquals("applied", ann.ask("count", NOTHING));
                assertEquals(i, count.get(ann.avatar()));
            }
            assertEquals(Scope.OWNER, count.scope());
            assertTrue(count.persisted());
        }
    }

    private SteppedServer start(int side) {
        return SteppedServer.with("commands", new CommandsPlugin()).with("kept", store)
                .set("world.width", (double) side).set("world.height", (double) side).start();
    }

    private static Consumer<WireWriter> parameters(String command) {
        return switch (command) {
            case "move" -> direction(1, 0);
            case "say" -> writer -> writer.text("hello");
            default -> NOTHING;
        };
    }

    private static Consumer<WireWriter> direction(float dx, float dy) {
        return writer -> {
            writer.float32(dx);
            writer.float32(dy);
        };
    }

    private static TextColumn name(World world) {
        return (TextColumn) world.find("avatar.name").orElseThrow();
    }
}
