package io.caelmor.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
    void shouldListenBeyondThisMachineWithTlsOrWhereThatIsMeant() throws IOException {
        var file = Files.createFile(folder.resolve("some.pem"));
        for (String host : List.of("0.0.0.0", "::", "192.0.2.7")) {
            var bare = TestSettings.of("host", host);
            assertTrue(TransportSettings.read(bare).reachableFromElsewhere());
            assertEquals(1, bare.problems.size());
            assertTrue(bare.problems.getFirst().startsWith("plaintext is false, and the server would listen beyond this machine (host = " + host + ")"));
            for (var settings : List.of(TestSettings.of("host", host, "plaintext", true), TestSettings.of("host", host, "certificate", file, "key", file))) {
                assertTrue(TransportSettings.read(settings).reachableFromElsewhere());
                assertEquals(List.of(), settings.problems);
            }
        }
        for (String host : List.of("127.0.0.1", "127.5.5.5", "::1", "localhost")) {
            var settings = TestSettings.of("host", host);
            assertFalse(TransportSettings.read(settings).reachableFromElsewhere());
            assertEquals(List.of(), settings.problems);
        }
    }

    @Test
    void shouldNameWhatIsNoOrigin() {
        for (String listed : List.of("play.example.org", "https://play.example.org/", "https://*.example.org", "", "null")) {
            var section = TestSettings.of("origins", List.of("*", listed));
            TransportSettings.read(section);
            assertEquals(1, section.problems.size(), listed);
            assertTrue(section.problems.getFirst().startsWith("origins names '" + listed + "', which is no origin"));
        }
    }

    @Test
    void shouldNotTakeALowWaterMarkAboveTheHighOne() {
        var section = TestSettings.of("write_low_water_bytes", 2_000, "write_high_water_bytes", 1_000);
        TransportSettings.read(section);
        assertEquals(1, section.problems.size());
    }
}
