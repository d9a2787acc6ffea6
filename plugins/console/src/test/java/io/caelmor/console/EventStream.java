package io.caelmor.console;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Server-sent events, as a browser reads them.
final class EventStream implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private String lastId = "";

    private record Event(String id, String name, String data) {}

    private EventStream(HttpRequest request) {
        this.request = request;
    }

    /// Opens the stream as a page that has the sample of that id.
    static EventStream open(String address, String seen) {
        var stream = new EventStream(HttpRequest.newBuilder(URI.create(address + "api/live")).header("Last-Event-ID", seen).build());
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
        client.shutdownNow();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(client.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
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
        } catch (IOException | InterruptedException _) {
            // Closed by one side or the other.
        }
    }
}
