package io.caelmor.arena;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The page's own listener: HTTP, on virtual threads. It hands out files and nothing else; what is played goes from the browser to the transport.
final class PageServer {
    private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);
    private static final int BACKLOG = 64;

    private final HttpServer http;
    private final ExecutorService threads;

    private PageServer(HttpServer http, ExecutorService threads) {
        this.http = http;
        this.threads = threads;
    }

    /// Listens; throws in words for the operator. `endpoints` is where the transports listen.
    static PageServer open(ArenaSettings settings, List<String> endpoints) throws IOException {
        var address = new InetSocketAddress(settings.host(), settings.port());
        if (address.isUnresolved()) {
            throw new IOException("the arena can't listen on '" + settings.host() + "' (arena.host): no such host is known");
        }
        var http = bind(address);
        var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("caelmor-arena-", 0).factory());
        var game = new GameAddress(settings.game(), endpoints);
        var answers = new PageAnswers(settings.hosts(), game);
        http.setExecutor(threads);
        http.createContext("/", exchange -> answer(answers, exchange));
        http.start();
        var page = new PageServer(http, threads);
        LOG.info("the arena's page is at {}", page.address());
        if (game.needsAName()) {
            LOG.warn("the game speaks TLS, and the arena's page tells its address as a number: browsers refuse a certificate that does not name that. Set arena.game to the name in"
                    + " the certificate, such as wss://play.example.org:7777");
        }
        if (!address.getAddress().isLoopbackAddress()) {
            LOG.warn("the arena's page goes to other machines without TLS: whoever carries the packets could change it. Put a proxy with TLS in front, and name the game's"
                    + " address beyond it in arena.game");
        }
        return page;
    }

    private static HttpServer bind(InetSocketAddress address) throws IOException {
        try {
            return HttpServer.create(address, BACKLOG);
        } catch (BindException e) {
            throw new IOException("the arena can't listen on " + text(address) + " (arena.host, arena.port): " + e.getMessage(), e);
        }
    }

    private static void answer(PageAnswers answers, HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answers.to(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), exchange.getRequestHeaders().getFirst("Host"));
            answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), head || answer.content().length == 0 ? -1 : answer.content().length);
            if (!head) {
                exchange.getResponseBody().write(answer.content());
            }
        }
    }

    /// What to type into a browser.
    String address() {
        return "http://" + text(http.getAddress()) + "/";
    }

    /// Closes the listener and whatever is being answered.
    void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    private static String text(InetSocketAddress bound) {
        InetAddress address = bound.getAddress();
        return (address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress()) + ":" + bound.getPort();
    }
}
