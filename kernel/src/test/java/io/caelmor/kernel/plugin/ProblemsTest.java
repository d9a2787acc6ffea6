package io.caelmor.kernel.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final Problems problems = new Problems("plugins/");

    @Test
    void shouldGroupPluginsFirstThenConfigurationThenServer() {
        problems.add(ProblemCode.P501, Subject.SERVER, "s.", "mend s.");
        problems.add(ProblemCode.P301, Subject.CONFIGURATION, "c.", "mend c.");
        problems.add(ProblemCode.P202, Subject.plugin("zoo", "", "plugins/zoo.jar"), "z.", "mend z.");
        problems.add(ProblemCode.P202, Subject.plugin("ant", "1", "plugins/ant.jar"), "b.", "mend b.");
        problems.add(ProblemCode.P101, Subject.plugin("ant", "1", "plugins/ant.jar"), "a.", "mend a.");
        assertEquals("""
                Caelmor did not start: 5 problems (plugins/)
                ant 1 (plugins/ant.jar)
                  P101 a.
                       Fix: mend a.
                  P202 b.
                       Fix: mend b.
                zoo (plugins/zoo.jar)
                  P202 z.
                       Fix: mend z.
                configuration
                  P301 c.
                       Fix: mend c.
                server
                  P501 s.
                       Fix: mend s.""", problems.report());
    }

    @Test
    void shouldTellTheSameProblemOnceOnOneLine() {
        problems.add(ProblemCode.P503, Subject.SERVER, "two\nlines and \u001b[31mcolour.", "mend it.");
        problems.add(ProblemCode.P503, Subject.SERVER, "two\nlines and \u001b[31mcolour.", "mend it.");
        assertEquals("""
                Caelmor did not start: 1 problem (plugins/)
                server
                  P503 two lines and \\u001b[31mcolour.
                       Fix: mend it.""", problems.report());
    }

    @Test
    void shouldDescribeEachCodeInASentence() {
        assertTrue(Arrays.stream(ProblemCode.values()).allMatch(code -> code.name().matches("P[1-5]\\d\\d")));
        assertTrue(Arrays.stream(ProblemCode.values()).allMatch(code -> code.help().endsWith(".")));
        assertEquals(ProblemCode.values().length,
                Arrays.stream(ProblemCode.values()).map(ProblemCode::label).distinct().count());
    }
}
