package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PackagedIT {
    @Test
    void shouldStartEveryPluginOfThePackagedServer() throws Exception {
        Path home = Path.of(System.getProperty("caelmor.home"));
        Process server = new ProcessBuilder(home.resolve("bin/caelmor").toString()).redirectErrorStream(true).start();
        String said = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, server.waitFor(), said);
        assertTrue(said.contains("io.caelmor.persistence.sql@0.1.0 for kernel Optional[0.1.0]: Ada"), said);
        assertTrue(said.contains("EpollServerSocketChannel answered HTTP/1.1"), said);
        assertTrue(!said.contains("WARNING"), said);
    }

    @Test
    void shouldLoadAPluginThatItsAuthorBuiltWithMaven() throws Exception {
        Path jar = Path.of(System.getProperty("caelmor.fixtures"), "hello-plugin/target/hello-plugin-3.0.jar");
        assertEquals("hello@3.0 for kernel Optional[0.1.0]: hello", Main.describe(jar));
    }
}
