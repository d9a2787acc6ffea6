package io.caelmor.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportSettingsTest {
    @TempDir
    Path folder;

    @Test
    void shouldListenOnLoopbackWithoutTlsByDefault() {
        var section = TestSettings.of();
        var settings = TransportSettings.read(section);
        assertEquals(List.of(), section.problems);
        assertEquals("127.0.0.1", settings.host());
        assertEquals(7777, settings.port());
        assertTrue(settings.identity().isEmpty());
        assertTrue(settings.eventLoops() >= 1 && settings.eventLoops() <= 8);
        assertTrue(settings.lowWaterBytes() < settings.highWaterBytes());
    }

    @Test
    void shouldWantBothCertificateAndKeyOrNeither() throws IOException {
        var file = Files.createFile(folder.resolve("some.pem"));
        for (String given : List.of("certificate", "key")) {
            var section = TestSettings.of(given, file);
            TransportSettings.read(section);
            String missing = given.equals("key") ? "certificate" : "key";
            assertEquals(List.of(missing + " is missing while " + given + " is set. Fix: set both for TLS, or neither"), section.problems);
        }
    }

    @Test
    void shouldNameFilesThatAreNotThere() {
        var section = TestSettings.of("certificate", folder.resolve("none.pem"), "key", folder);
        TransportSettings.read(section);
        assertEquals(2, section.problems.size());
        assertTrue(section.problems.getFirst().startsWith("certificate names "));
        assertTrue(section.problems.getLast().startsWith("key names "));
    }

    @Test
    void shouldNotTakeALowWaterMarkAboveTheHighOne() {
        var section = TestSettings.of("write_low_water_bytes", 2_000, "write_high_water_bytes", 1_000);
        TransportSettings.read(section);
        assertEquals(1, section.problems.size());
    }
}
