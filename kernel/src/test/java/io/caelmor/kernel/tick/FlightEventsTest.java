package io.caelmor.kernel.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.fault.Emergency;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.support.StepClock;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.world.Bounds;
import io.caelmor.kernel.world.WorldId;
import io.caelmor.kernel.world.WorldKeeper;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightEventsTest {
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
        assertEquals(List.of(2L, 3L), of(events, "io.caelmor.Tick").stream().map(event -> event.getLong("tick")).toList());
        var hooks = of(events, "io.caelmor.Hook");
        assertEquals(List.of("2 game.first", "2 game.second", "3 game.first", "3 game.second"),
                hooks.stream().map(event -> event.getLong("tick") + " " + event.getString("hook")).toList());
        assertTrue(hooks.stream().noneMatch(event -> event.getDuration().isNegative()));
        assertEquals(4, hooks.stream().map(RecordedEvent::getStartTime).distinct().count(), "each begins when its hook does");
    }

    private static List<RecordedEvent> of(List<RecordedEvent> events, String name) {
        return events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
    }

    private static Simulation simulation(String... names) {
        var metrics = new Metrics();
        var keeper = new WorldKeeper(new WorldId("test"), new Bounds(10, 10), 32, new ThreadOwner());
        var hooks = new HookTable(metrics);
        for (var name : names) {
            hooks.add("game", Phase.SIMULATE, new HookKey(name, 0), _ -> Thread.onSpinWait());
        }
        hooks.freeze();
        keeper.start(false);
        return new Simulation(keeper.world(), 10, 1, hooks, new Faults(3, metrics, _ -> { }, new Emergency((_, _) -> { })), new StepClock(), metrics);
    }
}
