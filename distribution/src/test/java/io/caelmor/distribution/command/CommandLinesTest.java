package io.caelmor.distribution.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.distribution.setup.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLinesTest {
    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "rnu,                   caelmor does not know 'rnu'. Did you mean 'run'?",
        "run --tiks 3,          caelmor run does not know '--tiks'. Did you mean '--ticks'?",
        "check --sett a=b,      caelmor check does not know '--sett'. Did you mean '--set'?",
        "plugins lsit,          caelmor plugins does not know 'lsit'. Did you mean 'list'?",
        "plugins graph --jsn,   caelmor plugins graph does not know '--jsn'. Did you mean '--json'?",
        "bots --cuont=3,        caelmor bots does not know '--cuont=3'. Did you mean '--count'?",
        "hooks extra,           caelmor hooks does not know 'extra'.",
    })
    void shouldNameTheNearestWordAndExitWith64(String words, String sentence) {
        assertEquals(ExitCode.USAGE, run(words.split(" ")));
        assertEquals(sentence, err().lines().findFirst().orElseThrow());
        assertEquals("", out());
    }

    @ParameterizedTest
    @CsvSource({"run --ticks many", "run --set rate", "bots --count 0", "bots --workload mob", "bots --crowd-radius 0", "plugins", "bots --seconds"})
    void shouldExitWith64WhereTheLineMakesNoSense(String words) {
        assertEquals(ExitCode.USAGE, run(words.split(" ")), err());
        assertTrue(err().contains("Help: caelmor " + words.split(" ")[0] + " --help"), err());
    }

    @Test
    void shouldSayWhatThereIsWhereNothingWasAsked() {
        assertEquals(ExitCode.USAGE, run());
        assertTrue(err().contains("proof"), err());
    }

    @ParameterizedTest
    @CsvSource({"--help", "--version", "run --help", "plugins verify --help", "proof --help", "bots --help", "config --help"})
    void shouldExplainItself(String words) {
        assertEquals(ExitCode.FINE, run(words.split(" ")), err());
        assertTrue(out().contains("caelmor"), out());
    }

    @Test
    void shouldCollectProblemsOfPluginsAndConfigurationInOneReport() {
        assertEquals(ExitCode.REFUSED, run("check", "--plugins-dir", home.resolve("none").toString(), "--config",
                home.resolve("none.toml").toString(), "--set", "tick.rate=fast"));
        for (var code : new String[] {"P305", "P302", "P117", "P104"}) {
            assertTrue(err().contains("  " + code + " "), err());
        }
        assertEquals("", out());
    }

    private int run(String... words) {
        return CommandLines.run(new Surroundings(Optional.of(home), Map.of(), stream(out), stream(err)), words);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
