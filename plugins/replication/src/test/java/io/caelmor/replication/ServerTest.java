package io.caelmor.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.outbound.Visibility;
import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.session.SessionListener;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.World;
import io.caelmor.testing.SteppedServer;
import io.caelmor.testing.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// On a whole kernel: the role's wiring, real queues, links that come, stall and go.
class ServerTest {
    /// An avatar for everybody who joins; all walk to the right, one step a tick.
    private static final class Walkers implements TickHooks, SessionListener {
        private World world;
        private Visibility visibility;
        private int kind;

        @Override
        public void declare(Declarations declarations) {
            world = declarations.world();
            kind = world.kind("avatar");
            declarations.listener(this);
            declarations.hook(Phase.SIMULATE, new HookKey("test.walk", 0), this::walk);
        }

        @Override
        public void bind(Bindings bindings) {
            visibility = bindings.visibility();
        }

        @Override
        public void joined(TickContext tick, Session session) {
            long avatar = world.spawnTransient(kind, session.accountId());
            world.x().set(avatar, 10 + session.slot());
            world.y().set(avatar, 10);
            world.visible().add(avatar);
            session.setViewpoint(avatar);
        }

        private void walk(TickContext tick) {
            for (int i = world.visible().next(1); i != 0; i = world.visible().next(i + 1)) {
                world.x().set(world.handleAt(i), world.x().at(i) + 0.25f);
            }
        }
    }

    private final ReplicationPlugin replication = new ReplicationPlugin();
    private final Walkers walkers = new Walkers();
    private final SteppedServer server = SteppedServer.with("replication", replication).with("walkers", walkers).set("replication.radius", 12.0)
            .set("outbound.bytes", 16_384L).set("outbound.message_bytes", 1_024L).start();

    @Test
    void shouldTellOtherPluginsHowFarASessionSees() {
        assertTrue(walkers.visibility.reach() >= 12, () -> "as far as " + walkers.visibility.reach());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldShowBothClientsTheSameWorld() {
        var ann = server.join("ann");
        var bob = server.join("bob");
        server.step(20);
        assertAgrees(ann, 2);
        assertAgrees(bob, 2);
    }

    @Test
    void shouldCatchUpAClientThatStalled() {
        var ann = server.join("ann");
        server.join("bob");
        ann.stall(true);
        for (int i = 0; i < 30; i++) {
            server.step();
        }
        ann.stall(false);
        server.step(3);
        assertAgrees(ann, 2);
    }

    @Test
    void shouldLetASessionNameWhatIsInReachWhetherItsClientReadsOrNot() {
        var ann = server.join("ann");
        ann.stall(true);
        server.join("bob");
        server.step(30);
        long other = server.kernel().sessions().at(1).viewpoint();
        assertTrue(replication.sees(0, other));
        server.kernel().world().x().set(other, 900);
        assertFalse(replication.sees(0, other));
        server.kernel().world().despawn(other);
        assertFalse(replication.sees(0, other));
    }

    @Test
    void shouldBeginAnewForALinkThatResumes() {
        var ann = server.join("ann");
        server.join("bob");
        server.step(5);
        ann.drop();
        server.step(5);
        var again = server.connect().resume(ann.token());
        server.step(5);
        assertTrue(again.resumed());
        assertAgrees(again, 2);
    }

    @Test
    void shouldHoldNothingWhenAllAreGone() {
        server.join("ann").bye();
        server.join("bob");
        server.step(5);
        assertEquals(0, server.stop().held().get("replication.view_entries"));
    }

    /// Everything the client was sent makes up what the world holds.
    private void assertAgrees(TestClient client, int entities) {
        var world = server.kernel().world();
        var copy = new ReferenceClient(world.columns().stream().filter(column -> column.scope() != Scope.NONE).toList());
        for (byte[] frame : client.frames()) {
            if ((frame[0] & 0xFF) == MessageType.TICK) {
                copy.apply(frame, 0, frame.length);
            }
        }
        assertEquals(entities, copy.view.size());
        for (var seen : copy.view.values()) {
            int x = world.columns().stream().filter(column -> column.scope() != Scope.NONE).toList().indexOf(world.x());
            assertEquals((long) world.x().quantised(Handle.index(seen.entity)), seen.values[x]);
        }
    }
}
