package io.caelmor.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A few kills of each embedded store, and the control that shows that they mean something. `./caelmor crash` does many.
class CrashIT {
    /// The machine that builds may be busy: how fast a server is ready is judged where that is measured.
    private static final String READY = "--ready-seconds=60";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "log"})
    void shouldLoseNothingAcknowledgedAndTearNothing(String backend) {
        assertEquals(0, Main.run("crash", "--backend", backend, "--kills", "4", "--seed", "5", READY, "--folder", folder.resolve("trial").toString()));
    }

    @Test
    void shouldNoticeAStoreThatSavesTheMovedEntityAlone() {
        assertEquals(1, Main.run("crash", "--control", "--kills", "4", "--seed", "5", READY, "--folder", folder.resolve("trial").toString()));
    }
}
