package io.caelmor.distribution.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.plugin.Problem;
import io.caelmor.kernel.plugin.ProblemCode;
import io.caelmor.kernel.plugin.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TomlSourceTest {
    @TempDir
    Path folder;

    private final Problems problems = new Problems("plugins/");

    @Test
    void shouldGiveEachValueTheLineItStandsOn() throws IOException {
        var file = write("""
                # a comment
                [tick]
                rate = 20

                [transport.netty]
                host = "0.0.0.0"
                native = false

                [roles]
                required = ["transport", "commands"]
                """);
        var source = TomlSource.read(file, problems);
        assertTrue(problems.isEmpty());
        assertEquals(Set.of("tick.rate", "transport.netty.host", "transport.netty.native", "roles.required"), source.keys());
        assertEquals(20L, source.find("tick.rate").orElseThrow().value());
        assertEquals(file + " line 3", source.find("tick.rate").orElseThrow().origin());
        assertEquals("0.0.0.0", source.find("transport.netty.host").orElseThrow().value());
        assertEquals(file + " line 7", source.find("transport.netty.native").orElseThrow().origin());
        assertEquals(List.of("transport", "commands"), source.find("roles.required").orElseThrow().value());
    }

    @Test
    void shouldSayWhereAFileIsNotWellFormed() throws IOException {
        var file = write("[tick]\nrate = = 20\n");
        var source = TomlSource.read(file, problems);
        assertTrue(source.keys().isEmpty());
        assertTrue(only().sentence().startsWith(file + " line 2, column 8: "), only().sentence());
    }

    @Test
    void shouldRefuseAKeyThatStandsTwice() throws IOException {
        TomlSource.read(write("[tick]\nrate = 20\nrate = 30\n"), problems);
        assertTrue(only().sentence().contains("line 3"), only().sentence());
    }

    @Test
    void shouldSayThatAFileIsMissing() {
        TomlSource.read(folder.resolve("nowhere.toml"), problems);
        assertEquals("the file " + folder.resolve("nowhere.toml") + " does not exist.", only().sentence());
    }

    @Test
    void shouldSayThatAFileIsAFolder() {
        TomlSource.read(folder, problems);
        assertEquals(ProblemCode.P305, only().code());
    }

    @Test
    void shouldSayThatAFileIsNoText() throws IOException {
        var file = folder.resolve("caelmor.toml");
        Files.write(file, "name = \"M\u00fcller\"".getBytes(StandardCharsets.ISO_8859_1));
        TomlSource.read(file, problems);
        assertEquals("the file " + file + " is not text in UTF-8.", only().sentence());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("caelmor.toml"), text);
    }

    private Problem only() {
        assertEquals(1, problems.count());
        assertEquals(ProblemCode.P305, problems.list().getFirst().code());
        return problems.list().getFirst();
    }
}
