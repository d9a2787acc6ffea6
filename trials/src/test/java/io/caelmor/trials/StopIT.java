package io.caelmor.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A few stops under load, one of them while players join. `./caelmor stop` does many, and times them.
class StopIT {
    /// The machine that builds may be busy.
    private static final String WITHIN = "--within-seconds=60";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "log"})
    void shouldSaveAllThatAnybodyWasShownAndEndInOrderOnSigterm(String backend) {
        assertEquals(0, Main.run("stop", "--backend", backend, "--times", "3", "--seed", "9", WITHIN, "--folder", folder.resolve("trial").toString()));
    }
}
