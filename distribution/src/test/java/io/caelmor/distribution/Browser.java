package io.caelmor.distribution;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/// A window of a real Chromium without a screen, in a profile of its own, driven through chromedriver (W3C WebDriver).
///
/// Needs `chromium` and `chromedriver`, as Debian's packages `chromium` and `chromium-driver` install them. Where they are not, tests are skipped and say
/// so; with `CAELMOR_BROWSER=required` in the environment they fail instead.
final class Browser implements AutoCloseable {
    /// Where screenshots go.
    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final long PATIENCE_SECONDS = 120;
    private static final int REQUEST_MILLIS = 180_000;
    private static final long POLL_MILLIS = 60;
    private static final Gson GSON = new Gson();

    private final Process driver;
    private final String address;
    private final String session;

    private Browser(Process driver, String address, String session) {
        this.driver = driver;
        this.address = address;
        this.session = session;
    }

    /// Skips the test where there is no browser, unless there must be one.
    static void require() {
        boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        var message = "no browser tests: " + CHROMIUM + " and " + DRIVER + " are not installed (apt-get install chromium chromium-driver)";
        if (!there && "required".equals(System.getenv("CAELMOR_BROWSER"))) {
            throw new AssertionError(message);
        }
        Assumptions.assumeTrue(there, message);
    }

    /// A window of a desktop computer.
    static Browser desktop() throws Exception {
        return open(Map.of());
    }

    /// A phone held upright, with a touch screen.
    static Browser phone() throws Exception {
        return open(Map.of("mobileEmulation", Map.of("deviceMetrics", Map.of("width", 390, "height", 844, "pixelRatio", 2.0, "touch", true, "mobile", true))));
    }

    private static Browser open(Map<String, Object> more) throws Exception {
        var builder = new ProcessBuilder(DRIVER.toString(), "--port=0").redirectErrorStream(true);
        var driver = builder.start();
        try {
            var address = "http://127.0.0.1:" + port(driver);
            var options = new HashMap<String, Object>(more);
            options.put("binary", CHROMIUM.toString());
            options.put("args", List.of("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,887"));
            var wanted = Map.of("capabilities", Map.of("alwaysMatch",
                    Map.of("browserName", "chrome", "goog:chromeOptions", options, "goog:loggingPrefs", Map.of("browser", "ALL"))));
            var session = call(address, "POST", "/session", wanted).getAsJsonObject().get("sessionId").getAsString();
            return new Browser(driver, address, session);
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            end(driver);
            throw e;
        }
    }

    private static int port(Process driver) throws IOException, InterruptedException {
        var started = Pattern.compile("started successfully on port ([0-9]+)");
        var said = new StringBuilder();
        var reader = driver.inputReader();
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            said.append(line).append('\n');
            var found = started.matcher(line);
            if (found.find()) {
                // What it says from here on is read, so that it never waits for us, and dropped.
                Thread.ofVirtual().start(() -> reader.lines().forEach(_ -> {}));
                return Integer.parseInt(found.group(1));
            }
        }
        throw new IOException("chromedriver ended with " + driver.waitFor() + ":\n" + said);
    }

    // --- what one can do

    void go(String url) throws IOException {
        call("POST", "/url", Map.of("url", url));
    }

    /// Runs the body of a function in the page, and answers what it returns.
    JsonElement run(String body, Object... arguments) throws IOException {
        return call("POST", "/execute/sync", Map.of("script", body, "args", List.of(arguments)));
    }

    /// What an expression is, as a text.
    String read(String expression) throws IOException {
        var value = run("return " + expression);
        return value.isJsonPrimitive() ? value.getAsString() : value.toString();
    }

    /// Waits until an expression is true.
    void await(String expression) throws IOException, InterruptedException {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        var condition = "return !!(" + expression + ")";
        while (!run(condition).getAsBoolean()) {
            if (System.nanoTime() - deadlineNanos > 0) {
                screenshot("failed-" + System.nanoTime());
                throw new AssertionError("did not come to hold within " + PATIENCE_SECONDS + " s: " + expression + "\nthe page shows: "
                        + read("document.body.innerText") + "\nits console: " + console());
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /// Clicks, or taps, the middle of what a selector finds.
    void click(String selector) throws IOException {
        var element = call("POST", "/element", Map.of("using", "css selector", "value", selector)).getAsJsonObject();
        call("POST", "/element/" + element.entrySet().iterator().next().getValue().getAsString() + "/click", Map.of());
    }

    /// Replaces what stands in a field.
    void fill(String selector, String text) throws IOException {
        run("const field = document.querySelector(arguments[0]); field.focus(); field.value = ''", selector);
        for (var character : text.split("")) {
            tap(character);
        }
    }

    /// Presses a key and lets it go at once.
    void tap(String key) throws IOException {
        keys(Map.of("type", "keyDown", "value", key), Map.of("type", "keyUp", "value", key));
    }

    /// Presses a key and keeps it down. Keys without a character have one of WebDriver's, such as ENTER.
    void hold(String key) throws IOException {
        keys(Map.of("type", "keyDown", "value", key));
    }

    void release(String key) throws IOException {
        keys(Map.of("type", "keyUp", "value", key));
    }

    /// WebDriver's name of the enter key.
    static final String ENTER = "\uE007";

    @SafeVarargs
    private void keys(Map<String, Object>... actions) throws IOException {
        call("POST", "/actions", Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", List.of(actions)))));
    }

    /// Puts a finger on the screen and draws it elsewhere, by pixels of the page; it stays there until [#lift].
    void drag(int fromX, int fromY, int toX, int toY) throws IOException {
        finger(Map.of("type", "pointerMove", "duration", 0, "x", fromX, "y", fromY), Map.of("type", "pointerDown", "button", 0),
                Map.of("type", "pointerMove", "duration", 100, "x", toX, "y", toY));
    }

    void lift() throws IOException {
        finger(Map.of("type", "pointerUp", "button", 0));
    }

    @SafeVarargs
    private void finger(Map<String, Object>... actions) throws IOException {
        call("POST", "/actions", Map.of("actions", List.of(Map.of("type", "pointer", "id", "finger", "parameters", Map.of("pointerType", "touch"),
                "actions", List.of(actions)))));
    }

    /// Writes what it shows to [#SCREENSHOTS].
    void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(call("GET", "/screenshot", null).getAsString()));
    }

    /// What its console has said since this was last asked: errors of scripts, and what the page was not allowed to load.
    List<String> console() throws IOException {
        var said = new ArrayList<String>();
        for (var line : (JsonArray) call("POST", "/se/log", Map.of("type", "browser"))) {
            said.add(line.getAsJsonObject().get("level").getAsString() + " " + line.getAsJsonObject().get("message").getAsString());
        }
        return said;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try {
            call("DELETE", "", null);
        } finally {
            end(driver);
        }
    }

    private static void end(Process driver) throws InterruptedException {
        // By its own handles: chromedriver's children are the browser.
        driver.descendants().forEach(ProcessHandle::destroyForcibly);
        driver.destroy();
        if (!driver.waitFor(10, TimeUnit.SECONDS)) {
            driver.destroyForcibly().waitFor();
        }
    }

    // --- WebDriver

    private JsonElement call(String method, String path, Object body) throws IOException {
        return call(address, method, "/session/" + session + path, body);
    }

    private static JsonElement call(String address, String method, String path, Object body) throws IOException {
        var connection = (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setReadTimeout(REQUEST_MILLIS);
        if (body != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json; charset=utf-8");
            connection.getOutputStream().write(GSON.toJson(body).getBytes(StandardCharsets.UTF_8));
        }
        boolean fine = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        try (var stream = fine ? connection.getInputStream() : connection.getErrorStream()) {
            var answer = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            if (!fine) {
                throw new AssertionError("the browser refused " + method + " " + path + " " + GSON.toJson(body) + ": " + answer);
            }
            var value = GSON.fromJson(answer, JsonObject.class).get("value");
            return value == null ? JsonNull.INSTANCE : value;
        }
    }
}
