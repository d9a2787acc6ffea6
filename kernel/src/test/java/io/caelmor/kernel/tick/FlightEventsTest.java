package io.caelmor.kernel.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.fault.Emergency;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.support.StepClock;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.world.Bounds;
import io.caelmor.kernel.world.WorldId;
import io.caelmor.kernel.world.WorldKeeper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightEventsTest {
    /// What each hook takes, or longer.
    private static final Duration HOOK = Duration.ofMillis(1);
    /// What the recorder's clock may round.
    private static final Duration SLACK = HOOK.dividedBy(10);

    @TempDir
    Path folder;

    @Test
    void shouldPutTicksAndHooksIntoARecording() throws Exception {
        var simulation = simulation("game.first", "game.second");
        simulation.run();
        var file = folder.resolve("ticks.jfr");
        try (var recording = new Recording()) {
            recording.enable("io.caelmor.Tick");
            recording.enable("io.caelmor.Hook");
            recording.start();
            simulation.run();
            simulation.run();
            recording.stop();
            recording.dump(file);
        }
        var events = RecordingFile.readAllEvents(file);
        var ticks = of(events, "io.caelmor.Tick");
        assertEquals(List.of(2L, 3L), ticks.stream().map(event -> event.getLong("tick")).toList());
        var hooks = of(events, "io.caelmor.Hook");
        assertEquals(List.of("2 game.first", "2 game.second", "3 game.first", "3 game.second"),
                hooks.stream().map(event -> event.getLong("tick") + " " + event.getString("hook")).toList());
        for (int i = 0; i < hooks.size(); i++) {
            var hook = hooks.get(i);
            var tick = ticks.get(i / 2);
            assertTrue(hook.getDuration().compareTo(HOOK.dividedBy(2)) > 0, hook::toString);
            assertFalse(hook.getStartTime().plus(SLACK).isBefore(i % 2 == 0 ? tick.getStartTime() : hooks.get(i - 1).getEndTime()), "each begins when its hook does");
            assertFalse(hook.getEndTime().minus(SLACK).isAfter(tick.getEndTime()), tick::toString);
        }
    }

    private static List<RecordedEvent> of(List<RecordedEvent> events, String name) {
        return events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
    }

    private static void spin() {
        for (long began = System.nanoTime(); System.nanoTime() - began < HOOK.toNanos(); ) {
            Thread.onSpinWait();
        }
    }

    private static Simulation simulation(String... names) {
        var metrics = new Metrics();
        var keeper = new WorldKeeper(new WorldId("test"), new Bounds(10, 10), 32, new ThreadOwner());
        var hooks = new HookTable(metrics);
        for (var name : names) {
            hooks.add("game", Phase.SIMULATE, new HookKey(name, 0), _ -> spin());
        }
        hooks.freeze();
        keeper.start(false);
        return new Simulation(keeper.world(), 10, 1, hooks, new Faults(3, metrics, _ -> { }, new Emergency((_, _) -> { })), new StepClock(), metrics);
    }
}
