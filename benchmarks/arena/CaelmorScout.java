import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;

/// Goes ahead of the clients: the server listens before it is ready, and its start shall not count as a slow or a refused join. Asks over
/// TCP until it is let in, and says goodbye.
final class CaelmorScout {
    private static final int PATIENCE_SECONDS = 60;
    private static final int PAUSE_MILLIS = 100;
    private static final int WELCOME = 0x81;
    private static final byte BYE = 0x04;

    private CaelmorScout() {}

    static void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        while (!letsIn()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("the server lets nobody in, " + PATIENCE_SECONDS + " s after it began to listen");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static boolean letsIn() throws IOException {
        var frame = ByteBuffer.allocate(64);
        frame.position(2);
        CaelmorWire.hello(frame, "scout");
        frame.putShort(0, (short) (frame.position() - 2));
        try (var socket = new Socket(ArenaDriver.o("host", "127.0.0.1"), ArenaDriver.oi("port", 9000))) {
            socket.getOutputStream().write(frame.array(), 0, frame.position());
            var answer = new DataInputStream(socket.getInputStream());
            answer.readShort();
            if (answer.read() != WELCOME) {
                return false;
            }
            socket.getOutputStream().write(new byte[] {0, 1, BYE});
            return true;
        }
    }
}
