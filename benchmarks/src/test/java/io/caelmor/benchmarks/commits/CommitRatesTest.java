package io.caelmor.benchmarks.commits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitRatesTest {
    @Test
    void shouldMeasureEachSizeOfNewAndChangedEntities(@TempDir Path folder) throws Exception {
        var printed = new ByteArrayOutputStream();
        CommitRates.measure(folder, new int[] {1, 100}, 10, new String[] {"sqlite", "log"}, new PrintStream(printed, true, StandardCharsets.UTF_8));
        var lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(8, lines.size(), lines::toString);
        assertEquals(8, lines.stream().filter(line -> line.matches("RESULT backend=(sqlite|log) entities=(1|100) kind=(new|changed) "
                + "rate=[1-9]\\d* plain=[1-9]\\d* ratio=\\d+\\.\\d\\d ms99=\\d+\\.\\d")).count(), lines::toString);
    }
}
