package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// The console of the packaged server: what it tells of real sessions, and as an operator sees it, in a real browser.
@Isolated
class ConsoleIT {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(180);

    @TempDir
    Path folder;

    @Test
    void shouldTellWhatASessionIsSentToTheByte() throws Exception {
        try (var server = start(); var bots = ServerProcess.in(folder).start("bots", "--count", "12", "--seconds", "120", "--url", server.endpoint("tcp"))) {
            var playing = await(server, state -> state.has("sessions") && state.getAsJsonArray("sessions").size() == 12);
            var session = playing.getAsJsonArray("sessions").get(3).getAsJsonArray();
            post(server, "/api/follow", "{\"slot\":" + session.get(0) + ",\"activation\":" + session.get(1) + "}");
            var state = await(server, each -> each.has("frame") && sections(each).has("moves"));
            var frame = state.getAsJsonObject("frame");
            int sum = sections(state).asMap().values().stream().mapToInt(JsonElement::getAsInt).sum();
            assertEquals(frame.get("bytes").getAsInt(), sum, frame::toString);
            assertTrue(frame.getAsJsonObject("columns").has("x, y (moves)"), frame::toString);
            assertEquals(session.get(0).getAsInt(), state.get("followed").getAsInt());
            assertTrue(state.get("visible").getAsInt() >= 12, state::toString);
            assertTrue(bots.isAlive(), bots::said);
        }
    }

    @Test
    void shouldShowPlayersAndTheFightAndKickOneWithAReason() throws Exception {
        Browser.require();
        try (var server = start(); var ann = Browser.desktop(); var operator = Browser.desktop()) {
            ArenaIT.enter(ann, server, "ann");
            try (var bots = ServerProcess.in(folder).start("bots", "--count", "10", "--seconds", "300", "--url", server.endpoint("tcp"))) {
                operator.go(console(server));
                operator.await(row("ann") + " && document.querySelectorAll('#sessions tbody tr').length === 11");
                operator.await("document.querySelector('#health').textContent === 'all is well'");
                operator.await("['inbound.queued', 'inbound.applied', 'outbound.sent', 'persist.committed'].every(counter =>"
                        + " document.querySelector(`[data-counter='${counter}']`).classList.contains('moving'))");
                operator.await("Number(" + total("combat.intents") + ") > 0");
                operator.run("document.querySelector('#counters').closest('details').open = false");
                operator.run(row("ann") + ".querySelector('button').click()");
                operator.await("document.querySelectorAll('#frame .bars i').length > 2");
                operator.await("document.querySelectorAll('#tick-chart canvas').length === 1 && /\\d/.test(document.querySelector('#tick-chart .u-legend').textContent)");
                operator.run("window.scrollTo(0, 0)");
                operator.screenshot("console");
                operator.run("window.scrollTo(0, 900)");
                operator.screenshot("console-below");

                operator.run("[..." + row("ann") + ".querySelectorAll('button')].at(-1).click()");
                operator.fill("#kick-reason", "come back tomorrow");
                operator.screenshot("console-kick");
                operator.click("#kick-yes");
                ann.await("!document.querySelector('#ended').hidden && document.querySelector('#ended').textContent.includes('come back tomorrow')");
                ann.screenshot("kicked");
                operator.await("!" + row("ann") + " && !document.querySelector('#kick').open");
                assertEquals(List.of(), operator.console());
                assertTrue(bots.isAlive(), bots::said);
            }
            assertTrue(Files.readString(folder.resolve("data/console-audit.log")).contains("\"reason\":\"come back tomorrow\""));
            assertEquals(0, server.stop(), server::said);
        }
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.in(folder).start("run", "--set", "transport.netty.port=0", "--set", "console.port=0", "--set", "metrics.port=0",
                "--set", "world.width=160", "--set", "world.height=160", "--set", "arena.creatures=0", "--set", "arena.herbs=0").awaitReady();
    }

    private static String row(String account) {
        return "[...document.querySelectorAll('#sessions tbody tr')].find(row => row.firstChild.textContent === '" + account + "')";
    }

    /// A counter's value as the table of all shows it, which is opened for that.
    private static String total(String counter) {
        return "(document.querySelector('#counters').closest('details').open = true, [...document.querySelectorAll('#counters tbody tr')]"
                + ".find(row => row.firstChild.textContent === '" + counter + "')?.children[1].textContent.replace(/ .*/, ''))";
    }

    private static JsonObject sections(JsonObject state) {
        return state.getAsJsonObject("frame").getAsJsonObject("sections");
    }

    private static String console(ServerProcess server) {
        var line = Pattern.compile("(?m)^  console +(http://\\S+)$").matcher(server.out());
        assertTrue(line.find(), server::said);
        return line.group(1);
    }

    /// Reads the live stream until a state is as wanted.
    private static JsonObject await(ServerProcess server, Predicate<JsonObject> wanted) throws IOException {
        var connection = (HttpURLConnection) URI.create(console(server) + "api/live").toURL().openConnection();
        connection.setReadTimeout((int) TimeUnit.NANOSECONDS.toMillis(PATIENCE_NANOS));
        long deadlineNanos = System.nanoTime() + PATIENCE_NANOS;
        try (var lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            boolean state = false;
            for (var line = lines.readLine(); line != null && System.nanoTime() - deadlineNanos < 0; line = lines.readLine()) {
                if (state && line.startsWith("data: ")) {
                    var told = JsonParser.parseString(line.substring("data: ".length())).getAsJsonObject();
                    if (wanted.test(told)) {
                        return told;
                    }
                }
                state = line.equals("event: state");
            }
        } finally {
            connection.disconnect();
        }
        throw new AssertionError("no such state came");
    }

    private static void post(ServerProcess server, String path, String json) throws IOException {
        var connection = (HttpURLConnection) URI.create(console(server)).resolve(path).toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
        assertEquals(200, connection.getResponseCode());
    }
}
