package io.caelmor.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.session.SessionListener;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireReader;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.World;
import io.caelmor.testing.SteppedServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The history of a tick is what the snapshot of that number showed: no hook comes between the two.
class HistoryTest {
    /// An avatar for everybody who joins, moved in each phase of a tick: also when the snapshots are made already.
    private static final class Restless implements TickHooks, SessionListener {
        private World world;
        private int kind;

        @Override
        public void declare(Declarations declarations) {
            world = declarations.world();
            kind = world.kind("avatar");
            declarations.listener(this);
            declarations.hook(Phase.SIMULATE, new HookKey("test.walk", 0), this::move);
            declarations.hook(Phase.POST_TICK, new HookKey("test.early", Integer.MAX_VALUE - 513), this::move);
            declarations.hook(Phase.POST_TICK, new HookKey("test.late", Integer.MAX_VALUE - 511), this::move);
        }

        @Override
        public void joined(TickContext tick, Session session) {
            long avatar = world.spawnTransient(kind, session.accountId());
            world.x().set(avatar, 10);
            world.y().set(avatar, 10);
            world.visible().add(avatar);
            session.setViewpoint(avatar);
        }

        private void move(TickContext tick) {
            for (int i = world.visible().next(1); i != 0; i = world.visible().next(i + 1)) {
                world.x().set(world.handleAt(i), world.x().at(i) + tick.random().nextInt(64) / 64f);
            }
        }
    }

    @Test
    void shouldHoldWhatEachSnapshotShowed() {
        try (var server = SteppedServer.with("replication", new ReplicationPlugin()).with("restless", new Restless()).start()) {
            var ann = server.join("ann");
            server.join("bob");
            server.step(200);
            var world = server.kernel().world();
            var columns = world.columns().stream().filter(column -> column.scope() != Scope.NONE).toList();
            var copy = new ReferenceClient(columns);
            int compared = 0;
            for (byte[] frame : ann.frames()) {
                if ((frame[0] & 0xFF) == MessageType.TICK) {
                    copy.apply(frame, 0, frame.length);
                    long tick = new WireReader().wrap(frame, 1, frame.length - 1).varint();
                    compared += tick < world.history().oldestTick() ? 0 : compare(world, copy, tick, columns.indexOf(world.x()));
                }
            }
            assertEquals(2 * 11, compared, "two entities in ten ticks and the one before");
        }
    }

    private static int compare(World world, ReferenceClient copy, long tick, int x) {
        for (var seen : copy.view.values()) {
            assertTrue(world.history().find(seen.entity, tick));
            assertEquals(Math.round(world.history().x() / World.PLACE_STEP), (long) seen.values[x], () -> "of "
                    + List.of(Handle.text(seen.entity)) + " at tick " + tick);
        }
        return copy.view.size();
    }
}
