package io.caelmor.kernel.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.fault.Emergency;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.support.StepClock;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.world.Bounds;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.World;
import io.caelmor.kernel.world.WorldId;
import io.caelmor.kernel.world.WorldKeeper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private final Metrics metrics = new Metrics();
    private final WorldKeeper keeper = new WorldKeeper(new WorldId("test"), new Bounds(10, 10), 32, new ThreadOwner());
    private final World world = keeper.world();
    private final HookTable hooks = new HookTable(metrics);
    private final List<String> ran = new ArrayList<>();
    private final List<String> stops = new ArrayList<>();
    private final Faults faults = new Faults(3, metrics, stops::add, new Emergency((culprit, _) -> stops.add("out of memory in " + culprit)));

    @Test
    void shouldRunByPhaseThenOrderThenName() {
        hook(Phase.POST_TICK, "z.first", Integer.MIN_VALUE);
        hook(Phase.SIMULATE, "b.same", 5);
        hook(Phase.SIMULATE, "a.same", 5);
        hook(Phase.SIMULATE, "c.low", -5);
        hook(Phase.SIMULATE, "c.high", Integer.MAX_VALUE);
        hook(Phase.PRE_TICK, "z.last", Integer.MAX_VALUE);
        started().run();
        assertEquals(List.of("z.last", "c.low", "a.same", "b.same", "c.high", "z.first"), ran);
        assertEquals(ran, hooks.rows().stream().map(row -> row.key().name()).toList());
    }

    @Test
    void shouldRefuseNamesTwiceAndDeclarationsAfterTheStart() {
        hook(Phase.SIMULATE, "a.hook", 1);
        hooks.addGate("test", "gate", (_, _) -> true);
        assertThrows(IllegalStateException.class, () -> hook(Phase.POST_TICK, "a.hook", 2));
        assertThrows(IllegalStateException.class, () -> hooks.addGate("test", "gate", (_, _) -> true));
        assertThrows(IllegalArgumentException.class, () -> new HookKey("single", 1));
        started();
        assertThrows(IllegalStateException.class, () -> hook(Phase.SIMULATE, "b.late", 1));
        assertThrows(IllegalStateException.class, () -> hooks.addGate("test", "late", (_, _) -> true));
        assertEquals(1, hooks.rows().size(), "what is shown is what runs");
    }

    @Test
    void shouldGoOnWhateverAHookThrows() {
        hooks.add("test", Phase.SIMULATE, new HookKey("a.throws", 1), _ -> {
            throw new IllegalStateException("thrown on purpose");
        });
        hooks.add("test", Phase.SIMULATE, new HookKey("b.recurses", 2), SimulationTest::recurse);
        hooks.add("test", Phase.SIMULATE, new HookKey("c.errs", 3), _ -> {
            throw new AssertionError("thrown on purpose");
        });
        hook(Phase.SIMULATE, "d.works", 4);
        var simulation = started();
        simulation.run();
        assertEquals(List.of("d.works"), ran);
        assertEquals(Map.of("hook a.throws of plugin test", 1, "hook b.recurses of plugin test", 1, "hook c.errs of plugin test", 1), faults.counts());
        simulation.run();
        assertEquals(List.of(), stops);
        simulation.run();
        assertEquals(List.of("a.throws", "b.recurses", "c.errs").stream()
                .map(hook -> "hook " + hook + " of plugin test failed 3 times, as often as tick.fault_limit lets it").toList(), stops, "three of each are the limit");
        assertEquals(9, metrics.of(KernelCounter.HOOK_FAULTS).value());
    }

    @Test
    void shouldStopAtOnceForAnErrorOfTheMachine() {
        hooks.add("test", Phase.SIMULATE, new HookKey("a.breaks", 1), _ -> {
            throw new InternalError("thrown on purpose");
        });
        started().run();
        assertEquals(List.of("hook a.breaks of plugin test met an error of the machine"), stops);
    }

    @Test
    void shouldEndTheProcessWhereThereIsNoMemory() {
        hooks.add("test", Phase.SIMULATE, new HookKey("a.takes", 1), _ -> {
            throw new OutOfMemoryError("thrown on purpose");
        });
        started().run();
        assertEquals("out of memory in hook a.takes of plugin test", stops.getFirst());
    }

    @Test
    void shouldStopAtOnceWhereTheStackOverflowedWithinTheKernelsState() {
        hooks.add("test", Phase.SIMULATE, new HookKey("a.deep", 1), _ -> {
            var overflow = new StackOverflowError("thrown on purpose");
            overflow.setStackTrace(new StackTraceElement[] {new StackTraceElement("java.util.Arrays", "fill", "Arrays.java", 1),
                    new StackTraceElement(World.class.getName(), "despawn", "World.java", 1), new StackTraceElement("deep.Plugin", "recurse", "Plugin.java", 1)});
            throw overflow;
        });
        started().run();
        assertEquals(List.of("hook a.deep of plugin test met an error of the machine"), stops);
    }

    @Test
    void shouldBlameAGateForWhatItThrowsAndNotWhoAsked() {
        var walkers = world.set("walkers");
        hooks.addGate("alive", "gate.fails", (_, _) -> {
            throw new IllegalStateException("thrown on purpose");
        });
        hooks.addParticipant("test", new HookKey("a.walk", 1), walkers, (_, _) -> ran.add("walked"));
        var simulation = started();
        walkers.add(world.spawnTransient(1, 0));
        simulation.run();
        assertEquals(Map.of("gate gate.fails of plugin alive", 1), faults.counts());
        assertEquals(List.of(), ran);
    }

    @Test
    void shouldNeverStopForWhatCostsACommand() {
        for (int i = 0; i < 10; i++) {
            faults.contain("command move", new IllegalStateException("thrown on purpose"));
        }
        assertEquals(Map.of("command move", 10), faults.counts());
        assertEquals(List.of(), stops);
        assertEquals(0, metrics.of(KernelCounter.HOOK_FAULTS).value());
        faults.contain("command move", new OutOfMemoryError("thrown on purpose"));
        assertEquals("out of memory in command move", stops.getFirst());
    }

    @Test
    void shouldRunOnlyTheKernelsHooksWhileItDrains() {
        hook(Phase.SIMULATE, "a.plugin", 1);
        hooks.addKernel(Phase.SIMULATE, new HookKey("kernel.own", 2), _ -> ran.add("kernel"));
        var simulation = started();
        simulation.drain();
        simulation.run();
        assertEquals(List.of("kernel"), ran);
    }

    @Test
    void shouldSimulateMembersInIndexOrderWhereAllGatesLetThemPass() {
        var walkers = world.set("walkers");
        var visited = new ArrayList<Integer>();
        hooks.addGate("test", "even", (_, entity) -> Handle.index(entity) % 2 == 0);
        hooks.addGate("test", "above four", (_, entity) -> Handle.index(entity) > 4);
        hooks.addParticipant("test", new HookKey("test.walk", 0), walkers, (_, entity) -> {
            visited.add(Handle.index(entity));
            if (Handle.index(entity) == 8) {
                world.despawn(world.handleAt(10));
                walkers.remove(entity);
                walkers.add(world.handleAt(2));
                walkers.add(world.handleAt(20));
            }
        });
        var simulation = started();
        for (int i = 0; i < 24; i++) {
            world.spawnTransient(1, 0);
        }
        for (int index : new int[] {14, 12, 10, 8, 7, 6, 3, 4}) {
            walkers.add(world.handleAt(index));
        }
        simulation.run();
        assertEquals(List.of(6, 8, 12, 14, 20), visited);
        visited.clear();
        simulation.run();
        assertEquals(List.of(6, 12, 14, 20), visited);
    }

    @Test
    void shouldGiveEachHookAStreamOfItsOwn() {
        var first = draws(7, "a.one", 3);
        assertEquals(first, draws(7, "a.one", 3));
        assertEquals(first.subList(0, 1), draws(7, "a.one", 1).subList(0, 1), "another's use shifts nothing");
        assertNotEquals(first, draws(8, "a.one", 3));
        assertNotEquals(first, draws(7, "a.two", 3));
    }

    /// What one hook draws in two ticks, beside another that draws `others` numbers in front of it.
    private static List<Long> draws(long seed, String name, int others) {
        var test = new SimulationTest();
        var drawn = new ArrayList<Long>();
        test.hooks.add("test", Phase.SIMULATE, new HookKey("a.front", 0), tick -> {
            for (int i = 0; i < others; i++) {
                tick.random().nextLong();
            }
        });
        test.hooks.add("test", Phase.SIMULATE, new HookKey(name, 1), tick -> drawn.add(tick.random().nextLong()));
        test.hooks.freeze();
        test.keeper.start(false);
        var simulation = new Simulation(test.world, 10, seed, test.hooks, test.faults, new StepClock(), test.metrics);
        simulation.run();
        simulation.run();
        assertNotEquals(drawn.get(0), drawn.get(1));
        return drawn;
    }

    @Test
    void shouldDrawWithinBounds() {
        var random = new TickRandom();
        for (int bound : new int[] {1, 2, 3, 1000, Integer.MAX_VALUE}) {
            long least = Long.MAX_VALUE;
            long greatest = -1;
            for (int i = 0; i < 5000; i++) {
                random.reseed(3, i, bound);
                int drawn = random.nextInt(bound);
                least = Math.min(least, drawn);
                greatest = Math.max(greatest, drawn);
                float share = random.nextFloat();
                assertTrue(share >= 0 && share < 1);
            }
            assertTrue(least >= 0 && greatest < bound, bound + ": " + least + ".." + greatest);
            assertTrue(bound > 3 || least == 0 && greatest == bound - 1, "all of few are met");
        }
        assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
        assertThrows(IllegalArgumentException.class, () -> random.nextInt(Integer.MIN_VALUE));
    }

    private static void recurse(TickContext tick) {
        recurse(tick);
    }

    private void hook(Phase phase, String name, int order) {
        hooks.add("test", phase, new HookKey(name, order), _ -> ran.add(name));
    }

    private Simulation started() {
        hooks.freeze();
        keeper.start(false);
        return new Simulation(world, 10, 1, hooks, faults, new StepClock(), metrics);
    }
}
