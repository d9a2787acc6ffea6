package io.caelmor.console;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a page asks for beside looking: to be let in, to follow a session, to kick one. Any thread; each order waits for its tick.
final class Calls {
    private static final int MOST_BODY = 4096;
    private static final int MOST_REASON = 200;
    private static final Pattern JSON = Pattern.compile("(?i)application/json\\s*(;.*)?");
    private static final long PATIENCE_SECONDS = 5;
    private static final long BETWEEN_REFUSALS_NANOS = TimeUnit.SECONDS.toNanos(1);

    /// An answer: a status and a JSON text.
    record Answer(int status, String json) {
        static Answer of(int status, String key, String text) {
            return new Answer(status, Json.object(json -> json.name(key).value(text)));
        }

        static Answer error(int status, String sentence) {
            return of(status, "error", sentence);
        }
    }

    private final Desk desk;
    private final Guard guard;
    private final Audit audit;
    private long lastRefusalNanos = System.nanoTime() - BETWEEN_REFUSALS_NANOS;
    private int untoldRefusals;

    Calls(Desk desk, Guard guard, Audit audit) {
        this.desk = desk;
        this.guard = guard;
        this.audit = audit;
    }

    /// Answers a call of somebody whom the guard lets pass.
    Answer answer(String path, HttpExchange exchange) throws IOException {
        var body = body(exchange);
        if (body == null) {
            return Answer.error(400, "the body must be a JSON object of at most " + MOST_BODY + " bytes");
        }
        try {
            return switch (path) {
                case "/api/kick" -> kick(body, who(exchange));
                case "/api/follow" -> follow(body);
                default -> Answer.error(404, "there is no such call");
            };
        } catch (UnsupportedOperationException | IllegalStateException | NumberFormatException | NullPointerException _) {
            return Answer.error(400, "a field is missing or of another type");
        }
    }

    /// Lets in who knows the token: what its browser shall keep is in the header.
    Answer login(HttpExchange exchange) throws IOException {
        var body = body(exchange);
        var offered = body != null && body.has("token") && body.get("token").isJsonPrimitive() ? body.get("token").getAsString() : "";
        var cookie = guard.login(offered);
        if (cookie.isEmpty()) {
            writeRefusal(who(exchange));
            return Answer.error(401, "that is not the token");
        }
        audit.write(who(exchange), "login", Map.of());
        exchange.getResponseHeaders().set("Set-Cookie", cookie.get());
        return Answer.of(200, "login", "done");
    }

    /// Anybody may try, so a line comes once a second at most, with the number of those before it that had none: no stranger fills the disk.
    private synchronized void writeRefusal(String who) throws IOException {
        long now = System.nanoTime();
        if (now - lastRefusalNanos < BETWEEN_REFUSALS_NANOS) {
            untoldRefusals++;
            return;
        }
        audit.write(who, "login refused", Map.of("refused since the last line", untoldRefusals));
        lastRefusalNanos = now;
        untoldRefusals = 0;
    }

    private Answer kick(JsonObject body, String who) throws IOException {
        int slot = body.get("slot").getAsInt();
        int activation = body.get("activation").getAsInt();
        var reason = body.get("reason").getAsString().strip();
        if (reason.isEmpty() || reason.length() > MOST_REASON) {
            return Answer.error(400, "a reason has 1 to " + MOST_REASON + " characters: the player is told it");
        }
        audit.write(who, "kick", Map.of("slot", slot, "activation", activation, "reason", reason));
        var kick = new Desk.Order.Kick(slot, activation, reason, new CompletableFuture<>());
        if (!desk.order(kick)) {
            return Answer.error(503, "too many orders wait for the tick");
        }
        try {
            var account = kick.account().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            audit.write(who, account.isEmpty() ? "kicked nobody" : "kicked", Map.of("slot", slot, "activation", activation, "account", account));
            return account.isEmpty() ? Answer.error(404, "that session is over") : Answer.of(200, "kicked", account);
        } catch (TimeoutException _) {
            return Answer.error(504, "no tick came to carry it out; it is carried out when one comes");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Answer.error(503, "the server stops");
        }
    }

    private Answer follow(JsonObject body) {
        var order = new Desk.Order.Follow(body.get("slot").getAsInt(), body.get("activation").getAsInt());
        return desk.order(order) ? Answer.of(200, "follows", "done") : Answer.error(503, "too many orders wait for the tick");
    }

    private String who(HttpExchange exchange) {
        var address = exchange.getRemoteAddress();
        return address.getAddress().getHostAddress() + ":" + address.getPort() + (guard.wantsToken() ? " with the token" : " without a token");
    }

    /// `null` where there is none that can be read.
    private static @Nullable JsonObject body(HttpExchange exchange) throws IOException {
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !JSON.matcher(type).matches()) {
            return null;
        }
        var bytes = exchange.getRequestBody().readNBytes(MOST_BODY + 1);
        try {
            var parsed = bytes.length > MOST_BODY ? null : JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8));
            return parsed != null && parsed.isJsonObject() ? parsed.getAsJsonObject() : null;
        } catch (JsonParseException _) {
            return null;
        }
    }
}
