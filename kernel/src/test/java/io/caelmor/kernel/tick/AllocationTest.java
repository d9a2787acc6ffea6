package io.caelmor.kernel.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.persist.PersistenceLimits;
import io.caelmor.kernel.support.Allocation;
import io.caelmor.kernel.support.MiniKernel;
import io.caelmor.kernel.support.ScriptedStore;
import io.caelmor.kernel.wire.Section;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.Scope;
import org.junit.jupiter.api.Test;

/// DESIGN guarantee 5, for the kernel alone: a tick that does what ticks do allocates nothing.
class AllocationTest {
    @Test
    void shouldAllocateNothingInATick() {
        try (var kernel = new MiniKernel(new ScriptedStore(), new PersistenceLimits(4, 1000, 16, 64, 64))) {
            var world = kernel.keeper.world();
            var walkers = world.set("walkers");
            var health = world.column("health").replicated(Scope.ALL).persisted().ofInt(100);
            var note = kernel.events.declaration("note").entity("who").float32("where").declare();
            int command = kernel.commands.declaration("test", "poke").handledBy((_, poke) -> {
                poke.session().setViewpoint(world.handleAt(1));
                return Receipt.APPLIED;
            }).id();
            kernel.hooks.addGate("test", "alive", (in, entity) -> in.alive(entity));
            kernel.hooks.add("test", Phase.SIMULATE, new HookKey("test.spawn", 0), tick -> {
                while (world.population() < 40) {
                    walkers.add(world.population() < 30 ? world.spawnPersistent(1, 0) : world.spawnTransient(2, 3));
                }
                long some = world.handleAt(30 + tick.random().nextInt(8));
                if (some != Handle.NONE) {
                    world.despawn(some);
                }
            });
            kernel.hooks.addParticipant("test", new HookKey("test.walk", 1), walkers, (tick, entity) -> {
                world.x().set(entity, tick.random().nextFloat() * 100);
                health.set(entity, tick.random().nextInt(50));
                world.visible().add(entity);
                world.setOwner(entity, tick.random().nextInt(3));
                note.about(entity, 10).entity(entity).float32(world.x().get(entity)).send();
            });
            kernel.hooks.add("test", Phase.POST_TICK, new HookKey("test.tell", 0), tick -> tell(kernel));
            kernel.start();
            var link = kernel.join("7");
            var frame = new byte[] {3, 0, (byte) command, 1};
            long bytes = Allocation.bytes(400, () -> {
                long cuts = kernel.count(KernelCounter.CUTS_APPLIED); // with one whole cut, which needs its time, in each run
                for (int i = 0; i < 10 || kernel.count(KernelCounter.CUTS_APPLIED) == cuts; i++) {
                    link.receive(frame);
                    kernel.step();
                    link.skipFrames();
                }
            });
            assertTrue(kernel.count(KernelCounter.COMMANDS_APPLIED) > 3000);
            assertTrue(kernel.count(KernelCounter.EVENTS_TOLD) > 3000);
            assertTrue(kernel.count(KernelCounter.CUTS_CAPTURED) > 10);
            assertEquals(0, kernel.count(KernelCounter.HOOK_FAULTS));
            assertEquals(0, bytes);
        }
    }

    /// As replication does: what changed, and the events, to whoever is there.
    private static void tell(MiniKernel kernel) {
        var world = kernel.keeper.world();
        var sessions = kernel.lifecycle.sessions();
        for (int slot = sessions.nextActive(0); slot >= 0; slot = sessions.nextActive(slot + 1)) {
            if (kernel.message.begin(slot, false)) {
                kernel.message.section(Section.EVENTS);
                for (int event = 0; event < kernel.events.count() && kernel.message.writer().remaining() > 100; event++) {
                    kernel.events.copy(event, kernel.message.writer());
                }
                kernel.message.writer().varint(0);
                kernel.message.commit();
            }
        }
        kernel.events.delivered();
        long sum = 0;
        for (int index = world.visible().next(1); index != 0; index = world.visible().next(index + 1)) {
            sum += world.x().stampOf(index) + world.nextOwned(world.handleAt(index));
        }
        if (sum == Handle.NONE - 1) {
            throw new AssertionError("never");
        }
        world.changes().mark();
    }
}
