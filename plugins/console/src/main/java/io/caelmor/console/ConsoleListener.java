package io.caelmor.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP listener: the page's files, its live stream and its calls, each request on a virtual thread. Every request passes the
/// [Guard] first.
final class ConsoleListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleListener.class);
    private static final int MOST_PAGES = 32;
    private static final String JSON = "application/json; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("caelmor-console-", 1).factory());
    private final Semaphore pages = new Semaphore(MOST_PAGES);
    private final PageFiles files = new PageFiles();
    private final String address;
    private final SchemaJson schema;
    private final Recorder recorder;
    private final Guard guard;
    private final Calls calls;

    private ConsoleListener(HttpServer server, ConsoleSettings settings, SchemaJson schema, Recorder recorder, Desk desk, Audit audit) {
        this.server = server;
        this.schema = schema;
        this.recorder = recorder;
        guard = new Guard(settings);
        calls = new Calls(desk, guard, audit);
        address = (settings.identity().isPresent() ? "https://" : "http://") + (settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host())
                + ":" + server.getAddress().getPort() + "/";
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    /// Binds and begins to answer; an [IOException] for the operator where it can't.
    static ConsoleListener open(ConsoleSettings settings, SchemaJson schema, Recorder recorder, Desk desk, Audit audit) throws IOException {
        return new ConsoleListener(bind(settings), settings, schema, recorder, desk, audit);
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        recorder.close();
        server.stop(0);
        threads.close();
    }

    private static HttpServer bind(ConsoleSettings settings) throws IOException {
        if (settings.port() != ConsoleSettings.USUAL_OR_ANY) {
            return bind(settings, settings.port());
        }
        try {
            return bind(settings, ConsoleSettings.USUAL_PORT);
        } catch (IOException e) {
            if (!(e.getCause() instanceof BindException)) {
                throw e;
            }
            return bind(settings, 0);
        }
    }

    private static HttpServer bind(ConsoleSettings settings, int port) throws IOException {
        var tls = settings.identity().isPresent() ? TlsIdentity.read(settings.identity().get()) : null;
        var at = new InetSocketAddress(settings.host(), port);
        try {
            if (tls == null) {
                return HttpServer.create(at, 0);
            }
            var https = HttpsServer.create(at, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls));
            return https;
        } catch (IOException | RuntimeException e) {
            throw new IOException("can't listen on " + settings.host() + ":" + port + " for the console: " + (at.isUnresolved() ? "no machine of that name is known here"
                    : e.getMessage()) + ". Set console.host and console.port to an address of this machine that is free (port 0 picks one).", e);
        }
    }

    private void receive(HttpExchange exchange) {
        try (exchange) {
            answer(exchange);
        } catch (IOException _) {
            // The page is gone.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("a request for {} could not be answered", exchange.getRequestURI().getPath(), e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        var path = exchange.getRequestURI().getPath();
        var method = exchange.getRequestMethod();
        var stranger = guard.stranger(exchange);
        if (stranger.isPresent()) {
            send(exchange, Calls.Answer.error(403, stranger.get()));
        } else if (!path.startsWith("/api/")) {
            file(exchange, path, method);
        } else if (path.equals("/api/login") && method.equals("POST")) {
            send(exchange, calls.login(exchange));
        } else if (!guard.knows(exchange.getRequestHeaders())) {
            send(exchange, Calls.Answer.error(401, "the console wants its token"));
        } else if (path.equals("/api/access") && method.equals("GET")) {
            send(exchange, Calls.Answer.of(200, "access", "granted"));
        } else if (path.equals("/api/live") && method.equals("GET")) {
            live(exchange);
        } else if (method.equals("POST")) {
            send(exchange, calls.answer(path, exchange));
        } else {
            send(exchange, Calls.Answer.error(404, "there is no such call"));
        }
    }

    private void file(HttpExchange exchange, String path, String method) throws IOException {
        var file = files.find(path);
        if (file.isEmpty() || !method.equals("GET")) {
            send(exchange, Calls.Answer.error(file.isEmpty() ? 404 : 405, "there is no such page"));
        } else {
            send(exchange, 200, file.get().type(), file.get().bytes());
        }
    }

    private void live(HttpExchange exchange) throws IOException, InterruptedException {
        if (!pages.tryAcquire()) {
            send(exchange, Calls.Answer.error(503, "too many pages are open"));
            return;
        }
        recorder.opened();
        try {
            protect(exchange, "text/event-stream; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            var seen = exchange.getRequestHeaders().getFirst("Last-Event-ID");
            new LivePage(exchange.getResponseBody(), recorder, schema.run(), seen == null ? "" : seen).serve(schema.text());
        } finally {
            recorder.left();
            pages.release();
        }
    }

    private static void send(HttpExchange exchange, Calls.Answer answer) throws IOException {
        send(exchange, answer.status(), JSON, answer.json().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        protect(exchange, type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /// Nothing is loaded from elsewhere, framed elsewhere, or kept.
    private static void protect(HttpExchange exchange, String type) {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }
}
