package io.caelmor.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Each benchmark runs once, with few players: it says nothing of time, but none of them rots.
class SmokeTest {
    @Test
    void shouldRunEachBenchmarkOnce() throws RunnerException {
        var results = new Runner(new OptionsBuilder().mode(Mode.SingleShotTime).forks(0).warmupIterations(0)
                .measurementIterations(1).measurementTime(TimeValue.NONE).param("players", "20").param("idle", "100").param("threads", "2")
                .param("bytes", "24").param("spinMicros", "50").shouldFailOnError(true).verbosity(VerboseMode.SILENT).build()).run();
        var ran = results.stream().map(result -> result.getParams().getBenchmark()).map(SmokeTest::lastTwoWords).collect(Collectors.toSet());
        assertEquals(Set.of("RingBenchmark.byteRing", "RingBenchmark.spscArrayQueue", "RingBenchmark.arrayBlockingQueue",
                "GridBenchmark.placeInSameCell", "GridBenchmark.placeInOtherCell", "GridBenchmark.query",
                "DeltaBenchmark.encode", "DeltaBenchmark.copy", "CutBenchmark.captureAndSettle",
                "TickBenchmark.walking", "TickBenchmark.standing", "TickBenchmark.empty", "IdleWorldBenchmark.walking",
                "WakeUpBenchmark.turn", "CrowdBenchmark.everybody", "CalibrationBenchmark.steps"), ran);
    }

    private static String lastTwoWords(String name) {
        return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
    }
}
