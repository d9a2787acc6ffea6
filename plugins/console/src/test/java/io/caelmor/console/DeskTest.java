package io.caelmor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.session.SessionListener;
import io.caelmor.kernel.session.SessionState;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.testing.AllocationProbe;
import io.caelmor.testing.SteppedServer;
import io.caelmor.testing.TestClient;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// The tick thread's side: what a picture shows, and what it costs.
class DeskTest implements TickHooks, SessionListener {
    private Desk desk;

    @Override
    public void declare(Declarations declarations) {
        declarations.world().kind("avatar");
        declarations.listener(this);
        declarations.hook(Phase.POST_TICK, new HookKey("console.desk", Integer.MAX_VALUE - 256), tick -> desk.serve(tick));
    }

    @Override
    public void bind(Bindings bindings) {
        desk = new Desk(bindings);
    }

    @Override
    public void joined(TickContext tick, Session session) {
        var world = tick.world();
        long avatar = world.spawnTransient(world.kind("avatar"), session.accountId());
        world.x().set(avatar, 12);
        world.y().set(avatar, 34);
        world.visible().add(avatar);
        session.setViewpoint(avatar);
    }

    @Test
    void shouldShowSessionsAndEntitiesOfOneTick() throws Exception {
        try (var server = SteppedServer.with("console", this).start()) {
            server.join("ann");
            var picture = picture(server);
            assertEquals(1, picture.lineCount);
            assertEquals("ann", picture.lines[0].account);
            assertEquals(SessionState.ACTIVE, picture.lines[0].state);
            assertEquals(1, picture.entityCount);
            assertEquals(12, picture.x[0]);
            assertEquals(34, picture.y[0]);
            assertEquals(picture.index[0], picture.lines[0].viewpoint);
            assertEquals(-1, picture.lines[0].roundTripTicks);
            assertTrue(picture.lines[0].slotBytes > 0);
        }
    }

    @Test
    void shouldKeepACopyOfWhatTheFollowedSessionIsSent() throws Exception {
        try (var server = SteppedServer.with("console", this).start()) {
            var ann = server.join("ann");
            server.join("bob");
            assertTrue(desk.order(new Desk.Order.Follow(0, 1)));
            server.step();
            ann.command(99, 1, _ -> { });
            server.step();
            var picture = picture(server);
            assertEquals(0, picture.followedSlot);
            var last = ann.frames().getLast();
            assertEquals(last.length, picture.frameLength);
            for (int i = 0; i < last.length; i++) {
                assertEquals(last[i], picture.frame[i]);
            }
            assertEquals(1, picture.lines[0].refused);
            assertEquals(0, picture.lines[1].refused);
            ann.drop();
            server.stepUntil(() -> server.kernel().sessions().at(0).state() != SessionState.ACTIVE);
            desk.order(new Desk.Order.Follow(-1, 0));
            assertEquals(-1, picture(server).followedSlot);
        }
    }

    @Test
    void shouldLeaveThePictureToTheTickThreadThatHasIt() {
        try (var server = SteppedServer.with("console", this).start()) {
            var picture = new Picture(server.kernel().sessions().capacity(), server.kernel().world().capacity());
            desk.want(picture);
            assertTrue(desk.cancel());
            desk.want(picture);
            server.step();
            assertFalse(desk.cancel());
        }
    }

    @Test
    void shouldMeasureTheRoundTripByWhatTheClientAcknowledges() throws Exception {
        try (var server = SteppedServer.with("console", this).start()) {
            var ann = server.join("ann");
            ann.command(99, 1, _ -> { });
            server.step();
            long told = ann.lastTick();
            server.step(3);
            ann.acknowledge(told).command(99, 2, _ -> { });
            var picture = picture(server);
            assertEquals(picture.tick - told, picture.lines[0].roundTripTicks);
        }
    }

    @Test
    void shouldAllocateNothingOnTheTickThreadWhileItIsLookedAt() {
        var probe = new AllocationProbe();
        try (var server = SteppedServer.with("console", this).with("probe", probe).start()) {
            TestClient ann = server.join("ann");
            desk.order(new Desk.Order.Follow(0, 1));
            var picture = new Picture(server.kernel().sessions().capacity(), server.kernel().world().capacity());
            for (int tick = 0; tick < AllocationProbe.PATIENCE && !probe.quiet(); tick++) {
                desk.want(picture);
                server.step();
            }
            assertTrue(probe.quiet(), () -> probe.lastAllocated() + " bytes");
            assertTrue(picture.tick > AllocationProbe.RUN);
            assertTrue(ann.isOpen());
        }
    }

    @Test
    void shouldRefuseMoreOrdersThanThereIsRoomFor() {
        try (var server = SteppedServer.with("console", this).start()) {
            int taken = 0;
            while (desk.order(new Desk.Order.Kick(0, 1, "x", new CompletableFuture<>()))) {
                taken++;
            }
            assertEquals(64, taken);
            server.step();
            assertTrue(desk.order(new Desk.Order.Follow(0, 1)));
        }
    }

    private Picture picture(SteppedServer server) throws InterruptedException {
        var picture = new Picture(server.kernel().sessions().capacity(), server.kernel().world().capacity());
        desk.want(picture);
        server.step();
        assertTrue(picture.await(0));
        return picture;
    }
}
