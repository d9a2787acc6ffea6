package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.BlockingClient;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientListener;
import io.caelmor.client.ClientOptions;
import java.io.DataInputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The packaged server, stopped (SIGSTOP) for longer than any of its timeouts, and continued.
class StoppedProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TIMEOUT_SECONDS = 6;
    private static final int STOPPED_SECONDS = Integer.getInteger("caelmor.stopped.seconds", 9);

    @TempDir
    Path folder;

    @Test
    void shouldEndNoSessionAndCatchUpNoMoreThanItMay() throws Exception {
        try (var group = ClientGroup.create();
                var server = ServerProcess.in(folder).start("run", "--set", "transport.netty.port=0", "--set", "sessions.handshake_seconds=" + TIMEOUT_SECONDS,
                        "--set", "transport.netty.handshake_seconds=" + TIMEOUT_SECONDS, "--set", "sessions.resume_seconds=" + TIMEOUT_SECONDS,
                        "--set", "sessions.stuck_seconds=" + TIMEOUT_SECONDS, "--set", "persistence.alarm_seconds=" + TIMEOUT_SECONDS, "--set", "tick.watchdog_ms=5000").awaitReady()) {
            var ada = BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "ada"));
            ada.awaitViewpoint(PATIENCE);
            assertTrue(ada.send("count").applied());
            var bob = group.client(ClientOptions.of(server.endpoint("tcp"), "bob"), new ClientListener() { });
            bob.connect().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            bob.disconnect().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            var address = URI.create(server.endpoint("tcp"));
            try (var silent = new Socket(address.getHost(), address.getPort()); var greeted = new Socket(address.getHost(), address.getPort())) {
                signal(server, "STOP");
                greeted.getOutputStream().write(hello("carl"));
                TimeUnit.SECONDS.sleep(STOPPED_SECONDS);
                signal(server, "CONT");

                silent.getOutputStream().write(hello("dora"));
                assertTrue(bob.resume().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).resumed());
                assertWelcomed(greeted);
                assertWelcomed(silent);
            }
            assertTrue(ada.send("count").applied());
            server.awaitLogged("ticks were left out");
            assertEquals(List.of(), ada.violations());
            assertFalse(server.err().contains("stalls the tick"), server::said);
            assertEquals(0, server.stop(), server::said);
        }
    }

    /// A HELLO on TCP, its length in front.
    private static byte[] hello(String account) {
        var name = account.getBytes(StandardCharsets.US_ASCII);
        var frame = new byte[2 + 2 + 1 + name.length + 2];
        frame[1] = (byte) (frame.length - 2);
        frame[2] = 1;
        frame[3] = 1;
        frame[4] = (byte) name.length;
        System.arraycopy(name, 0, frame, 5, name.length);
        return frame;
    }

    private static void assertWelcomed(Socket socket) throws Exception {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        var in = new DataInputStream(socket.getInputStream());
        in.readUnsignedShort();
        assertEquals(0x81, in.readUnsignedByte());
    }

    private static void signal(ServerProcess server, String name) throws Exception {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(server.pid())).inheritIO().start().waitFor());
    }
}
