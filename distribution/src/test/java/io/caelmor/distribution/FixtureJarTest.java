package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixtureJarTest {
    private static final String PLUGIN = "package io.caelmor.kernel.plugin; public interface Plugin { String start(); }";

    @TempDir
    Path temp;

    @Test
    void shouldStampTheVersionOfTheKernelCompiledAgainst() throws Exception {
        Path kernel = new FixtureJar(temp.resolve("kernel"))
                .source("module-info.java", "module io.caelmor.kernel { exports io.caelmor.kernel.plugin; }")
                .source("io/caelmor/kernel/plugin/Plugin.java", PLUGIN)
                .version("0.2.0")
                .build("kernel.jar");
        Path hello = new FixtureJar(temp.resolve("hello"))
                .source("module-info.java", """
                        module hello {
                            requires io.caelmor.kernel;
                            provides io.caelmor.kernel.plugin.Plugin with hello.Hello;
                        }
                        """)
                .source("hello/Hello.java", """
                        package hello;
                        public final class Hello implements io.caelmor.kernel.plugin.Plugin {
                            @Override public String start() { return "hi"; }
                        }
                        """)
                .version("3.1")
                .against(kernel)
                .build("hello.jar");
        var descriptor = ModuleFinder.of(hello).find("hello").orElseThrow().descriptor();
        assertEquals("3.1", descriptor.rawVersion().orElseThrow());
        assertEquals("hello@3.1 for kernel Optional[0.2.0]: hi", Main.describe(hello));
    }
}
