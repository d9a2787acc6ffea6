package io.caelmor.kernel.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.caelmor.kernel.fault.Emergency;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.support.StepClock;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.world.Bounds;
import io.caelmor.kernel.world.WorldId;
import io.caelmor.kernel.world.WorldKeeper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The test looks from inside the hook: what stands still then is what would stand still for the watchdog's own thread.
class WatchdogTest {
    private static final int LIMIT_MILLIS = 400;
    private static final int HOPELESS_SECONDS = 1;
    private static final int LOOKS_UNTIL_HOPELESS = 10;

    private final Metrics metrics = new Metrics();
    private final WorldKeeper keeper = new WorldKeeper(new WorldId("test"), new Bounds(10, 10), 32, new ThreadOwner());
    private final HookTable hooks = new HookTable(metrics);
    private final List<String> hopeless = new ArrayList<>();
    private final Simulation simulation = new Simulation(keeper.world(), 10, 1, hooks, new Faults(3, metrics, _ -> { }, new Emergency((_, _) -> { })), new StepClock(), metrics);
    private final Watchdog watchdog = watchdog(LIMIT_MILLIS, HOPELESS_SECONDS);

    @Test
    void shouldNameAHookThatStandsStillOnceAndNotBefore() {
        var counts = new ArrayList<Long>();
        hook("slow.hook", _ -> {
            looks(Watchdog.LOOKS);
            counts.add(stalls());
            watchdog.look();
            counts.add(stalls());
            looks(3);
            counts.add(stalls());
        });
        start().run();
        watchdog.look();
        simulation.run();
        assertEquals(List.of(0L, 1L, 1L, 1L, 2L, 2L), counts, "the first look only sees that it began; once for each time that it stalls");
    }

    @Test
    void shouldBlameNobodyWhileTicksGoOnHoweverBusy() {
        hook("quick.one", _ -> looks(Watchdog.LOOKS));
        hook("quick.two", _ -> looks(Watchdog.LOOKS));
        start();
        for (int tick = 0; tick < 100; tick++) {
            simulation.run();
        }
        assertEquals(0, stalls());
    }

    @Test
    void shouldBlameNobodyBetweenTicks() {
        hook("quick.one", _ -> { });
        start().run();
        looks(100);
        assertEquals(0, stalls());
        assertEquals(List.of(), hopeless);
    }

    /// Also where it is to be named no sooner than it is hopeless.
    @ParameterizedTest
    @CsvSource({LIMIT_MILLIS + ", " + LOOKS_UNTIL_HOPELESS, "1000, 4", "60000, 1"})
    void shouldSayOnceThatAHookIsHopeless(int limitMillis, int looksUntilHopeless) {
        var watching = watchdog(limitMillis, HOPELESS_SECONDS);
        hook("stuck.hook", _ -> {
            looks(watching, looksUntilHopeless);
            hopeless.add("not before");
            looks(watching, 100);
        });
        start().run();
        assertEquals(List.of("not before", "the hook stuck.hook of plugin test"), hopeless);
    }

    @Test
    void shouldNameWhatRunsInsideTheHook() {
        hook("host.hook", tick -> {
            tick.at("the script 'forest'");
            looks(2 + LOOKS_UNTIL_HOPELESS);
        });
        start().run();
        assertEquals(List.of("the hook host.hook of plugin test, in the script 'forest',"), hopeless);
        simulation.progress().begin(hooks.rows().getFirst());
        assertEquals(null, simulation.progress().part(), "the next hook is not blamed for it");
    }

    @Test
    void shouldGiveUpNoHookWhereItMustNot() {
        var patient = watchdog(LIMIT_MILLIS, 0);
        hook("stuck.hook", _ -> {
            for (int i = 0; i < 10_000; i++) {
                patient.look();
            }
        });
        start().run();
        assertEquals(1, stalls());
        assertEquals(List.of(), hopeless);
    }

    private Watchdog watchdog(int limitMillis, int hopelessSeconds) {
        var made = new Watchdog(simulation, limitMillis, hopelessSeconds, metrics, hopeless::add);
        made.watch(Thread.currentThread());
        return made;
    }

    private void looks(int count) {
        looks(watchdog, count);
    }

    private static void looks(Watchdog watching, int count) {
        for (int i = 0; i < count; i++) {
            watching.look();
        }
    }

    private long stalls() {
        return metrics.of(KernelCounter.TICK_STALLS).value();
    }

    private void hook(String name, TickHook hook) {
        hooks.add("test", Phase.SIMULATE, new HookKey(name, 1), hook);
    }

    private Simulation start() {
        hooks.freeze();
        return simulation;
    }
}
