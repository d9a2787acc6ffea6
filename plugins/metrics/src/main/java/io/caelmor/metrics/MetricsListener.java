package io.caelmor.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP listener. Each request has a virtual thread; none touches the tick.
final class MetricsListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsListener.class);
    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("caelmor-metrics-", 1).factory());
    private final String address;
    private final Exposition exposition;
    private final Health health;
    private final PrometheusTextFormatWriter prometheus = PrometheusTextFormatWriter.create();
    private final OpenMetricsTextFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();

    private MetricsListener(HttpServer server, String host, Exposition exposition, Health health) {
        this.server = server;
        this.exposition = exposition;
        this.health = health;
        address = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.getAddress().getPort();
        server.setExecutor(threads);
        server.createContext("/", get(this::answer));
        server.start();
    }

    /// Binds and begins to answer; an [IOException] for the operator where it can't.
    static MetricsListener open(MetricsSettings settings, Exposition exposition, Health health) throws IOException {
        return new MetricsListener(bind(settings), settings.host(), exposition, health);
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private static HttpServer bind(MetricsSettings settings) throws IOException {
        if (settings.port() != MetricsSettings.USUAL_OR_ANY) {
            return bind(settings.host(), settings.port());
        }
        try {
            return bind(settings.host(), MetricsSettings.USUAL_PORT);
        } catch (IOException e) {
            if (!(e.getCause() instanceof BindException)) {
                throw e;
            }
            return bind(settings.host(), 0);
        }
    }

    private static HttpServer bind(String host, int port) throws IOException {
        var address = new InetSocketAddress(host, port);
        try {
            return HttpServer.create(address, 0);
        } catch (IOException | RuntimeException e) {
            throw new IOException("can't listen on " + host + ":" + port + " for metrics: " + (address.isUnresolved() ? "no machine of that name is known here"
                    : e.getMessage()) + ". Set metrics.host and metrics.port to an address of this machine that is free (port 0 picks one).", e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/metrics" -> metrics(exchange);
            case "/health/live" -> health(exchange, health.dead(System.nanoTime()), "alive");
            case "/health/ready" -> health(exchange, health.unready(System.nanoTime()), "ready");
            default -> send(exchange, 404, TEXT, "there is /metrics, /health/live and /health/ready\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void metrics(HttpExchange exchange) throws IOException {
        var body = new ByteArrayOutputStream(1 << 16);
        if (openMetrics.accepts(exchange.getRequestHeaders().getFirst("Accept"))) {
            openMetrics.write(body, exposition.read());
            send(exchange, 200, openMetrics.getContentType(), body.toByteArray());
        } else {
            prometheus.write(body, exposition.read());
            send(exchange, 200, prometheus.getContentType(), body.toByteArray());
        }
    }

    private static void health(HttpExchange exchange, List<String> reasons, String well) throws IOException {
        var text = (reasons.isEmpty() ? well : String.join("\n", reasons)) + "\n";
        send(exchange, reasons.isEmpty() ? 200 : 503, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpHandler get(HttpHandler handler) {
        return exchange -> {
            try (exchange) {
                if (exchange.getRequestMethod().equals("GET") || exchange.getRequestMethod().equals("HEAD")) {
                    handler.handle(exchange);
                } else {
                    exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                    send(exchange, 405, TEXT, new byte[0]);
                }
            } catch (RuntimeException e) {
                LOG.error("a request for {} could not be answered", exchange.getRequestURI().getPath(), e);
            }
        };
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        boolean head = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
