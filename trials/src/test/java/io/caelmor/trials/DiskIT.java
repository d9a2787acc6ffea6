package io.caelmor.trials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.caelmor.trials.disk.Disk;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A disk that loses its power, and one that gets full. Both want root.
class DiskIT {
    private static final String READY = "--ready-seconds=60";

    @TempDir
    Path folder;

    @BeforeEach
    void needsADisk() {
        assumeTrue(Disk.unavailable().isEmpty(), () -> Disk.unavailable().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "log"})
    void shouldLoseNothingAcknowledgedWhenThePowerFails(String backend) {
        assertEquals(0, Main.run("power", "--backend", backend, "--cuts", "2", "--seed", "5", READY, "--folder", folder.resolve("trial").toString()));
    }

    @Test
    void shouldNoticeAStoreThatAnswersBeforeItsDisk() {
        assertEquals(1, Main.run("power", "--control", "--cuts", "3", "--seed", "5", READY, "--folder", folder.resolve("trial").toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "log"})
    void shouldAcknowledgeNothingWhileTheDiskIsFullAndLoseNothing(String backend) {
        assertEquals(0, Main.run("full", "--backend", backend, "--times", "2", "--seed", "5", "--folder", folder.resolve("trial").toString()));
    }
}
