package io.caelmor.console;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Server-sent events, as a browser reads them.
final class EventStream implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final HttpURLConnection connection;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private String lastId = "";

    private record Event(String id, String name, String data) {}

    private EventStream(HttpURLConnection connection) {
        this.connection = connection;
    }

    /// Opens the stream as a page that has the sample of that id.
    static EventStream open(String address, String seen) throws IOException {
        var connection = (HttpURLConnection) URI.create(address + "api/live").toURL().openConnection();
        connection.setRequestProperty("Last-Event-ID", seen);
        var stream = new EventStream(connection);
        Thread.ofVirtual().start(stream::read);
        return stream;
    }

    /// The next event of that name, while `meanwhile` is done again and again. Others are passed over.
    JsonObject await(String name, Runnable meanwhile) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() - deadline < 0) {
            meanwhile.run();
            var event = events.poll(5, TimeUnit.MILLISECONDS);
            if (event != null && !event.id().isEmpty()) {
                lastId = event.id();
            }
            if (event != null && event.name().equals(name)) {
                return JsonParser.parseString(event.data()).getAsJsonObject();
            }
        }
        throw new AssertionError("no event " + name + " came");
    }

    /// Id of the last event that had one.
    String lastId() {
        return lastId;
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            var id = "";
            var name = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(id, name, line.substring(6)));
                    id = "";
                }
            }
        } catch (IOException _) {
            // Closed by one side or the other.
        }
    }
}
