package io.caelmor.distribution.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.caelmor.kernel.plugin.Problems;
import io.caelmor.kernel.plugin.SettingCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void shouldAlignColumns() {
        assertEquals("""
                > a    bbb
                > aaa  b
                """, printed(out -> new Table("> ").row("a", "bbb").row("aaa", "b").print(out)));
    }

    @Test
    void shouldTellOrdersFromTheirEndOfTheRange() {
        assertEquals("MIN", HookText.order(Integer.MIN_VALUE));
        assertEquals("MIN+3", HookText.order(Integer.MIN_VALUE + 3));
        assertEquals("-1024", HookText.order(-1024));
        assertEquals("0", HookText.order(0));
        assertEquals("MAX-512", HookText.order(Integer.MAX_VALUE - 512));
        assertEquals("MAX", HookText.order(Integer.MAX_VALUE));
    }

    @Test
    void shouldTakeTerminalCodesOutOfForeignText() {
        assertEquals("a\\u001b[2Jb\\u000ac\\u202e", Lines.single("a\u001b[2Jb\nc\u202e"));
    }

    @Test
    void shouldNameWhatTheLedgerStillHolds() {
        var held = new TreeMap<String, Long>();
        held.put("links", 0L);
        held.put("sessions", 0L);
        assertEquals("all zero: links, sessions", LastWords.ledger(held));
        held.put("sessions", 2L);
        assertEquals("STILL HELD: sessions 2", LastWords.ledger(held));
    }

    @Test
    void shouldWriteEveryKeyWithMeaningRangeAndDefault() {
        var catalogue = new SettingCatalogue(List.of(), Path.of(""), new Problems("plugins/"));
        catalogue.section("tick").integer("rate", 10, 1, 128, "ticks a second");
        catalogue.section("transport.netty").text("host", "127.0.0.1", "address to listen on.");
        String text = printed(out -> CommentedSettings.defaults(out, catalogue.settings()));
        assertEquals("""

                [tick]

                # Ticks a second. A whole number from 1 to 128.
                #rate = 10

                [transport.netty]

                # Address to listen on. Text.
                #host = "127.0.0.1"
                """, text.substring(text.indexOf("\n[tick]")));
    }

    @Test
    void shouldWriteEachSectionOnce() {
        var catalogue = new SettingCatalogue(List.of(), Path.of(""), new Problems("plugins/"));
        catalogue.section("persistence").integer("queue", 1, 1, 2, "loads");
        catalogue.section("persistence").integer("stop_seconds", 1, 1, 2, "seconds");
        catalogue.section("persistence.sql").text("url", "", "address");
        List<String> sections = List.of("[persistence]", "[persistence.sql]");
        assertEquals(sections, headers(printed(out -> CommentedSettings.defaults(out, catalogue.settings()))));
        assertEquals(sections, headers(printed(out -> CommentedSettings.effective(out, catalogue.settings()))));
    }

    private static List<String> headers(String text) {
        return text.lines().filter(line -> line.startsWith("[")).toList();
    }

    private static String printed(Consumer<PrintStream> action) {
        var bytes = new ByteArrayOutputStream();
        action.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
