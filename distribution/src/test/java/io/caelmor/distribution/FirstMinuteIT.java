package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Does what `docs/first-minute.md` says, step by step, and takes its pictures. A step that is written there and not done here fails, and the other way round.
@Isolated
class FirstMinuteIT {
    private static final String PLAYING = "'in' in document.documentElement.dataset && document.documentElement.dataset.state === 'playing'"
            + " && Number(document.querySelector('#self-health').textContent) > 0";

    @TempDir
    Path folder;

    private final Set<String> taken = new HashSet<>();
    private Line line;
    private ServerProcess server;
    private ServerProcess bots;
    private Browser browser;
    private Browser phone;

    @BeforeEach
    void open() throws Exception {
        Browser.require();
        line = Line.open();
        browser = Browser.desktop();
    }

    @AfterEach
    void close() throws Exception {
        for (var each : new AutoCloseable[] {browser, phone, bots, server, line}) {
            if (each != null) {
                each.close();
            }
        }
    }

    @Test
    void shouldDoEachStepOfThePage() throws Exception {
        var steps = FirstMinute.steps();
        assertEquals(7, steps.size());
        for (var step : steps) {
            taken.clear();
            switch (step.title()) {
                case "Start the server" -> start(step);
                case "Open the arena" -> join();
                case "Walk" -> walk();
                case "Fight" -> fight();
                case "Get company" -> company(step);
                case "Play with somebody" -> another();
                case "Stop the server, and start it again" -> again(step);
                default -> throw new AssertionError("nobody tries the step '" + step.title() + "'");
            }
            assertEquals(Set.copyOf(step.pictures()), taken, () -> "pictures of '" + step.title() + "'");
        }
        assertEquals(0, server.stop(), server::said);
    }

    /// With the very words of the page. That its ports may be any is not the page's business; that the browser's way to the game survives a restart at another port is
    /// the line's.
    private void start(FirstMinute step) throws Exception {
        server = ServerProcess.in(folder).env("CAELMOR_TRANSPORT_NETTY_PORT", "0").env("CAELMOR_ARENA_GAME", "ws://127.0.0.1:" + line.port())
                .start(step.command()).awaitReady();
        line.leadTo(Integer.parseInt(server.endpoint("ws").replaceFirst(".*:", "")));
        assertTrue(step.isSaidBy(server.out()), () -> "the page shows " + step.said() + "\n" + server.said());
    }

    private void join() throws Exception {
        browser.go(server.endpoint("http"));
        browser.fill("#account", "ann");
        picture(browser, "door");
        browser.click("#play");
        browser.await(PLAYING);
    }

    private void walk() throws Exception {
        browser.await("document.querySelector('#self-name').textContent === 'ann'");
        browser.hold("d");
        browser.run("window.frames60 = 60; const each = () => window.frames60-- > 0 && requestAnimationFrame(each); each()");
        browser.await("window.frames60 <= 0");
        picture(browser, "walk");
        browser.release("d");
    }

    /// The wolves see to it; whoever is near is struck back.
    private void fight() throws Exception {
        browser.hold(" ");
        browser.await("Number(document.querySelector('#self-health').textContent) < 100");
        picture(browser, "fight");
        browser.release(" ");
    }

    private void company(FirstMinute step) throws Exception {
        bots = ServerProcess.in(folder).start(withUrl(step.command()));
        browser.await("document.querySelectorAll('#near li').length >= 8 && " + PLAYING);
        browser.tap("f");
        browser.await("/^in view +[0-9]+ entities$/m.test(document.querySelector('#stats').textContent)");
        picture(browser, "company");
        browser.tap("f");
    }

    private void another() throws Exception {
        phone = Browser.phone();
        phone.go(server.endpoint("http"));
        phone.fill("#account", "bob");
        phone.click("#play");
        phone.await(PLAYING + " && document.querySelectorAll('#near li').length > 0");
        picture(phone, "phone");
        bots.close();
    }

    private void again(FirstMinute step) throws Exception {
        browser.await(PLAYING);
        assertEquals(0, server.stop(), server::said);
        browser.await("!document.querySelector('#lost').hidden");
        picture(browser, "lost");
        assertFalse(browser.read("document.querySelector('#lost-why').textContent").isBlank());
        start(step);
        browser.await(PLAYING + " && document.querySelector('#lost').hidden");
        phone.await(PLAYING);
    }

    /// The server of the test is not at the usual port.
    private String[] withUrl(String[] words) {
        var all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--url";
        all[words.length + 1] = server.endpoint("tcp");
        return all;
    }

    private void picture(Browser of, String name) throws Exception {
        of.screenshot("first-minute-" + name);
        taken.add(name);
    }
}
