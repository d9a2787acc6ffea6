package io.caelmor.transport.netty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.caelmor.kernel.session.CloseReason;
import io.caelmor.testing.TestCertificate;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/// Both carriers inside TLS, with a certificate that the JDK's keytool makes.
class TlsTest {
    @TempDir
    static Path folder;

    private static TestCertificate served;
    private static TestCertificate other;

    @BeforeAll
    static void makeCertificates() throws Exception {
        served = TestCertificate.make(folder.resolve("served"));
        other = TestCertificate.make(folder.resolve("other"));
    }

    @ParameterizedTest
    @CsvSource({"TCP,TLSv1.3,true", "TCP,TLSv1.2,true", "WEBSOCKET,TLSv1.3,true", "WEBSOCKET,TLSv1.2,true", "WEBSOCKET,TLSv1.3,false"})
    void shouldCarryFramesInsideTls(Carrier carrier, String version, boolean nativeSockets) throws IOException {
        try (var server = TestServer.start("certificate", served.chain(), "key", served.key(), "native", nativeSockets);
                var client = TestClient.over(carrier, connect(server, version))) {
            for (int length : List.of(1, 500, 4_096)) {
                client.send(new byte[length]);
            }
            var port = server.onlyPort();
            Await.until("frames", () -> port.received.size() == 3);
            for (int i = 0; i < 200; i++) {
                port.offer(new byte[1 + i * 37]);
            }
            server.transport.wake();
            for (int i = 0; i < 200; i++) {
                assertEquals(1 + i * 37, client.readFrame().length);
            }
            port.link.close(CloseReason.BYE, TestPort.KICK);
            assertArrayEquals(TestPort.KICK, client.readFrame());
            assertNull(client.readFrame());
            client.socket.close();
            Await.until("disconnected", () -> port.disconnects == 1);
        }
    }

    @Test
    void shouldNameTlsEndpoints() throws IOException {
        try (var server = TestServer.start("certificate", served.chain(), "key", served.key())) {
            assertEquals(List.of("wss://127.0.0.1:" + server.port(), "tls://127.0.0.1:" + server.port()),
                    server.transport.endpoints());
        }
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void shouldCloseASocketThatSpeaksInTheClear(Carrier carrier) throws IOException {
        try (var server = TestServer.start("certificate", served.chain(), "key", served.key())) {
            try (var client = TestClient.raw(server.port())) {
                client.write(carrier == Carrier.TCP ? new byte[] {0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9} : TestClient.UPGRADE.getBytes(StandardCharsets.US_ASCII));
                assertTrue(client.readsToEnd());
            }
            Await.until("counted", () -> server.count("closed") == 1 && server.count("violations") == 1);
            assertEquals(0, server.count("faults"));
        }
    }

    @Test
    void shouldCloseASocketThatDoesNotFinishItsTlsHandshakeInTime() throws IOException {
        try (var server = TestServer.start("certificate", served.chain(), "key", served.key(), "handshake_seconds", 1);
                var client = TestClient.raw(server.port())) {
            client.write(new byte[] {0x16, 3, 1, 2, 0, 1});
            assertTrue(client.readsToEnd());
            assertEquals(1, server.count("handshake_timeouts"));
        }
    }

    @Test
    void shouldKeepNoMoreThanWhatCameOfATlsHandshakeAndNoMoreThanEightKib() throws IOException {
        try (var server = TestServer.start("certificate", served.chain(), "key", served.key()); var client = TestClient.raw(server.port())) {
            // A record that says it is 16 KiB long.
            client.write(new byte[] {0x16, 3, 1, 0x40, 0, 1, 0, 0x3f, (byte) 0xfc});
            client.write(new byte[1_000]);
            // More while a read is under way; then what came, and no more.
            Await.until("nothing but the part", () -> server.transport.directBytes() >= 1_009 && server.transport.directBytes() <= 8_192);
            client.write(new byte[8_000]);
            assertTrue(client.readsToEnd());
            assertEquals(1, server.count("violations"));
            assertEquals(0, server.count("handshake_timeouts"));
        }
    }

    @Test
    void shouldRefuseOlderVersionsThanTls12() throws IOException {
        try (var server = TestServer.start("certificate", served.chain(), "key", served.key()); var socket = TestClient.raw(server.port())) {
            // A ClientHello of TLS 1.1 with a suite that the certificate would do for.
            socket.write(HexFormat.of().parseHex("160302002d010000290302" + "00".repeat(32) + "000002c0090100"));
            byte[] answer = socket.socket.getInputStream().readAllBytes();
            assertEquals(0x15, answer[0], "an alert");
            assertEquals(2, answer[5], "a fatal one");
            assertEquals(70, answer[6], "for the version");
        }
        try (var tls = Tls.open(new TransportSettings.Identity(served.chain(), served.key()), 3_600)) {
            var offered = tls.context().newEngine(UnpooledByteBufAllocator.DEFAULT).getEnabledProtocols();
            assertEquals(List.of("TLSv1.3", "TLSv1.2"), List.of(offered), "whatever the JDK itself would let through");
        }
    }

    @Test
    void shouldGoOnWithChangedFilesAndKeepTheOldOnesWhereTheyAreNoPair() throws Exception {
        var servedCertificate = Files.copy(served.chain(), folder.resolve("served.pem"), StandardCopyOption.REPLACE_EXISTING);
        var servedKey = Files.copy(served.key(), folder.resolve("served.key"), StandardCopyOption.REPLACE_EXISTING);
        var log = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger(Tls.class);
        logger.setLevel(Level.INFO);
        log.start();
        logger.addAppender(log);
        try (var server = TestServer.start("certificate", servedCertificate, "key", servedKey, "reload_seconds", 1);
                var early = TestClient.over(Carrier.TCP, connect(server, "TLSv1.3"))) {
            Files.copy(other.chain(), servedCertificate, StandardCopyOption.REPLACE_EXISTING);
            Await.until("said", () -> List.copyOf(log.list).stream().anyMatch(event -> event.getLevel() == Level.ERROR
                    && event.getFormattedMessage().contains("the key is not that of the certificate") && event.getFormattedMessage().contains("counts on")));
            connect(server, "TLSv1.3").close();
            Files.copy(other.key(), servedKey, StandardCopyOption.REPLACE_EXISTING);
            Await.until("said", () -> List.copyOf(log.list).stream().anyMatch(event -> event.getLevel() == Level.INFO));
            connect(other.trusting(), server, "TLSv1.3").close();
            assertThrows(SSLException.class, () -> connect(server, "TLSv1.3"));
            early.send(new byte[3]);
            Await.until("the old connection's frame", () -> server.onlyPort().received.size() == 1);
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
        }
    }

    @Test
    void shouldSayWhatToGiveWhenTheFilesAreNoCertificateAndKey() throws IOException {
        var nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nonsense");
        for (var files : List.of(List.of(nonsense, served.key()), List.of(served.chain(), nonsense), List.of(served.key(), served.chain()),
                List.of(served.chain(), other.key()))) {
            var failure = assertThrows(IOException.class,
                    () -> TestServer.start("certificate", files.get(0), "key", files.get(1)));
            assertTrue(failure.getMessage().startsWith("TLS can't be offered with certificate " + files.get(0)), failure.getMessage());
        }
    }

    private static SSLSocket connect(TestServer server, String version) throws IOException {
        return connect(served.trusting(), server, version);
    }

    private static SSLSocket connect(SSLContext trusting, TestServer server, String version) throws IOException {
        var socket = (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.setEnabledProtocols(new String[] {version});
        socket.startHandshake();
        assertEquals(version, socket.getSession().getProtocol());
        assertTrue(Arrays.asList(socket.getSupportedProtocols()).contains(version));
        return socket;
    }
}
