package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.BlockingClient;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// The arena as players see it: a real browser, the packaged server, and what may happen in between.
@Isolated
class ArenaIT {
    private static final String PLAYING = "'in' in document.documentElement.dataset && document.documentElement.dataset.state === 'playing'";
    private static final String OWN_HEALTH = "Number(document.querySelector('#self-health').textContent)";

    @TempDir
    Path folder;

    @BeforeEach
    void needsABrowser() {
        Browser.require();
    }

    @Test
    void shouldShowTwoWindowsTheSameFight() throws Exception {
        try (var server = start(); var ann = Browser.desktop(); var bob = Browser.phone()) {
            enter(ann, server, "ann");
            enter(bob, server, "bob");
            ann.await(near("bob"));
            bob.await(near("ann"));
            walkTo(ann, "bob");
            strikeOnce(ann, "bob");
            var same = ann.read(health("bob"));
            bob.await(OWN_HEALTH + " === " + same);
            bob.await(near("ann") + ".dataset.health === '100'");
            ann.screenshot("fight-desktop");
            bob.screenshot("fight-phone");

            say(ann, "well met");
            bob.await("[...document.querySelectorAll('#log li')].some(line => line.textContent === 'ann well met')");

            // A finger on the stick walks, too.
            var before = Double.parseDouble(bob.read(near("ann") + ".dataset.dx"));
            bob.drag(88, 698, 140, 698);
            bob.await("Number(" + near("ann") + ".dataset.dx) < " + (before - 3));
            bob.lift();
            assertEquals(List.of(), ann.console());
            assertEquals(List.of(), bob.console());
            assertEquals(0, server.stop(), server::said);
        }
    }

    @Test
    void shouldResumeAfterTheConnectionBroke() throws Exception {
        try (var line = Line.open(); var server = start("arena.game=ws://127.0.0.1:" + line.port()); var ann = Browser.desktop(); var bob = Browser.desktop()) {
            line.leadTo(port(server.endpoint("ws")));
            enter(ann, server, "ann");
            enter(bob, server, "bob");
            ann.await(near("bob"));
            walkTo(ann, "bob");
            strikeOnce(ann, "bob");
            var health = ann.read(health("bob"));
            bob.await(OWN_HEALTH + " === " + health);

            line.cut();
            bob.await("!document.querySelector('#lost').hidden && /Trying again/.test(document.querySelector('#lost-why').textContent)");
            bob.screenshot("lost");
            line.mend();
            bob.await(PLAYING + " && document.querySelector('#lost').hidden");
            bob.await("document.querySelector('#toast').textContent === 'You are back where you were'");
            bob.await(OWN_HEALTH + " === " + health);
            ann.await(PLAYING + " && " + health("bob") + " === '" + health + "'");
            assertEquals(0, server.stop(), server::said);
        }
    }

    @Test
    void shouldComeBackWithItsStateWhenTheServerRestarts() throws Exception {
        try (var line = Line.open(); var ann = Browser.desktop(); var bob = Browser.phone()) {
            String game = "arena.game=ws://127.0.0.1:" + line.port();
            String health;
            try (var server = start(game)) {
                line.leadTo(port(server.endpoint("ws")));
                enter(ann, server, "ann");
                enter(bob, server, "bob");
                ann.await(near("bob"));
                walkTo(ann, "bob");
                strikeOnce(ann, "bob");
                health = ann.read(health("bob"));
                assertEquals(0, server.stop(), server::said);
            }
            ann.await("!document.querySelector('#lost').hidden");
            ann.screenshot("server-gone");
            try (var server = start(game)) {
                line.leadTo(port(server.endpoint("ws")));
                bob.await(PLAYING + " && " + OWN_HEALTH + " === " + health);
                ann.await(PLAYING + " && " + near("bob") + " && " + health("bob") + " === '" + health + "'");
                bob.screenshot("back-after-restart");
                assertEquals(0, server.stop(), server::said);
            }
        }
    }

    @Test
    void shouldShowWhyOneIsOut() throws Exception {
        try (var server = start("sessions.capacity=2"); var ann = Browser.desktop(); var other = Browser.phone(); var group = ClientGroup.create()) {
            enter(ann, server, "ann");
            var second = BlockingClient.join(group, ClientOptions.of(server.endpoint("tcp"), "carl"));
            other.go(server.endpoint("http"));
            other.fill("#account", "bob");
            other.click("#play");
            other.await("!document.querySelector('#ended').hidden && document.querySelector('#ended').textContent.includes('full')");
            other.screenshot("refused-phone");

            // The same account elsewhere takes its place.
            assertTrue(second.leave().kickedWith("bye"));
            other.fill("#account", "ann");
            other.click("#play");
            other.await(PLAYING);
            ann.await("!document.querySelector('#ended').hidden && !('in' in document.documentElement.dataset)");
            assertTrue(ann.read("document.querySelector('#ended').textContent").startsWith("The server ended it: "));
            ann.screenshot("replaced");
            assertEquals(0, server.stop(), server::said);
        }
    }

    @Test
    void shouldDrawTwoHundredAtOnce() throws Exception {
        try (var server = start("replication.radius=1000"); var ann = Browser.desktop()) {
            var bots = new ArrayList<>(List.of("bots", "--count", "200", "--seconds", "900", "--url", server.endpoint("tcp")));
            try (var crowd = ServerProcess.in(folder).start(bots.toArray(String[]::new))) {
                enter(ann, server, "ann");
                ann.tap("f");
                ann.await("/^in view +(2[0-9][0-9]) /m.test(document.querySelector('#stats').textContent)");
                ann.run("window.countdown = 40; const each = () => window.countdown-- > 0 && requestAnimationFrame(each); each()");
                ann.await("window.countdown <= 0");
                ann.screenshot("two-hundred");
                System.out.println("the arena with 200 bots, drawn by software:\n" + ann.read("document.querySelector('#stats').textContent"));
                assertTrue(crowd.isAlive());
            }
        }
    }

    // --- what a player does

    private ServerProcess start(String... settings) throws Exception {
        // They walk slowly, so that a key that is let go late on a busy machine carries nobody past the other.
        var words = new ArrayList<>(List.of("run", "--set", "transport.netty.port=0", "--set", "commands.spawn_area=16", "--set", "commands.speed=6",
                "--set", "arena.creatures=0", "--set", "arena.herbs=0"));
        for (var setting : settings) {
            words.addAll(List.of("--set", setting));
        }
        return ServerProcess.in(folder).thoroughly().start(words.toArray(String[]::new)).awaitReady();
    }

    static void enter(Browser browser, ServerProcess server, String account) throws Exception {
        browser.go(server.endpoint("http"));
        browser.fill("#account", account);
        browser.click("#play");
        browser.await(PLAYING + " && document.querySelector('#self-name').textContent === '" + account + "' && " + OWN_HEALTH + " > 0");
    }

    private static String near(String account) {
        return "document.querySelector('#near li[data-name=\"" + account + "\"]')";
    }

    private static String health(String account) {
        return near(account) + ".dataset.health";
    }

    /// By the keys, one direction after the other, as the list of who is near tells; again where that went too far.
    private static void walkTo(Browser browser, String account) throws IOException, InterruptedException {
        long deadlineNanos = System.nanoTime() + 180_000_000_000L;
        while (!browser.run("const {dx, dy} = " + near(account) + ".dataset; return Math.hypot(dx, dy) < 7").getAsBoolean()) {
            assertTrue(System.nanoTime() < deadlineNanos, "never came near enough");
            walk(browser, "Number(" + near(account) + ".dataset.dx)", "d", "a");
            walk(browser, "Number(" + near(account) + ".dataset.dy)", "s", "w");
        }
    }

    private static void walk(Browser browser, String way, String ahead, String back) throws IOException, InterruptedException {
        double left = Double.parseDouble(browser.read(way));
        if (Math.abs(left) > 3) {
            var key = left > 0 ? ahead : back;
            browser.hold(key);
            browser.await(left > 0 ? way + " < 2" : way + " > -2");
            browser.release(key);
        }
    }

    /// One blow, which shows.
    private static void strikeOnce(Browser browser, String account) throws IOException, InterruptedException {
        browser.tap(" ");
        browser.await("Number(" + health(account) + ") < 100");
    }

    private static void say(Browser browser, String text) throws IOException {
        browser.tap(Browser.ENTER);
        browser.fill("#saying", text);
        browser.tap(Browser.ENTER);
    }

    private static int port(String endpoint) {
        return Integer.parseInt(endpoint.replaceFirst(".*:", ""));
    }
}
