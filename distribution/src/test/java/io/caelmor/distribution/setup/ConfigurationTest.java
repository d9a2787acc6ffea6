package io.caelmor.distribution.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.plugin.Problems;
import io.caelmor.kernel.plugin.SettingCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    Path home;

    private final Problems problems = new Problems("plugins/");
    private Path packaged;

    @BeforeEach
    void unpack() throws IOException {
        packaged = Files.createDirectory(home.resolve("conf")).resolve("caelmor.toml");
        Files.writeString(packaged, "[tick]\nrate = 11\n");
    }

    @Test
    void shouldReadThePackagedFileWhereNothingElseIsSaid() {
        assertEquals(11, rate(Map.of(), Map.of(), Optional.empty()));
    }

    @Test
    void shouldReadTheFileThatWasNamedInstead() throws IOException {
        var file = Files.writeString(home.resolve("mine.toml"), "[tick]\nrate = 12\n");
        assertEquals(12, rate(Map.of(), Map.of(), Optional.of(file)));
    }

    @Test
    void shouldLetTheEnvironmentBeatTheFile() {
        assertEquals(13, rate(Map.of("CAELMOR_TICK_RATE", "13"), Map.of(), Optional.empty()));
    }

    @Test
    void shouldLetTheCommandLineBeatTheEnvironment() {
        assertEquals(14, rate(Map.of("CAELMOR_TICK_RATE", "13"), Map.of("tick.rate", "14"), Optional.empty()));
    }

    @Test
    void shouldNameEachOriginInAProblem() {
        read(Map.of("CAELMOR_TICK_RAT", "1"), Map.of("tick.rae", "2"), Optional.empty()).unknownKeys(Set.of());
        var sentences = problems.list().stream().map(problem -> problem.sentence() + " " + problem.fix()).toList();
        assertEquals(List.of("nobody reads the key 'CAELMOR_TICK_RAT' (environment CAELMOR_TICK_RAT). did you mean 'CAELMOR_TICK_RATE'?",
                "nobody reads the key 'tick.rae' (--set). did you mean 'tick.rate'?"), sentences);
    }

    private int rate(Map<String, String> variables, Map<String, String> values, Optional<Path> config) {
        read(variables, values, config);
        assertTrue(problems.isEmpty(), problems::report);
        return rate;
    }

    private int rate;

    private SettingCatalogue read(Map<String, String> variables, Map<String, String> values, Optional<Path> config) {
        var surroundings = new Surroundings(Optional.of(home), variables, System.out, System.err);
        var options = new StartOptions(config, Optional.empty(), List.of(), values);
        var catalogue = new SettingCatalogue(Configuration.of(surroundings, options, problems).sources(), Path.of(""), problems);
        rate = catalogue.section("tick").integer("rate", 10, 1, 128, "ticks a second");
        return catalogue;
    }
}
