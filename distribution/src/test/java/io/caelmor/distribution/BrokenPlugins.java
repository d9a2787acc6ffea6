package io.caelmor.distribution;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/// A plugin folder that begins as the packaged one, and what can be wrong with it. Each method puts one fault in.
final class BrokenPlugins {
    private final Path scratch;
    private final Path folder;
    private int built;

    /// Copies the packaged plugins to `folder`; fixtures are built in `scratch`.
    BrokenPlugins(Path scratch, Path folder) throws IOException {
        this.scratch = scratch;
        this.folder = Files.createDirectories(folder);
        try (var jars = Files.list(ServerProcess.HOME.resolve("plugins"))) {
            for (var jar : jars.toList()) {
                Files.copy(jar, folder.resolve(jar.getFileName()));
            }
        }
    }

    void without(String... plugins) throws IOException {
        for (var plugin : plugins) {
            Files.delete(folder.resolve("caelmor-" + plugin + ".jar"));
        }
    }

    void withTwoReplications() throws IOException {
        Saboteur.MUTE_REPLICATION.install(scratch, folder);
    }

    void withOneJarTwice() throws IOException {
        Files.copy(folder.resolve("caelmor-combat.jar"), folder.resolve("combat-again.jar"));
    }

    void withAPackageInTwoModules() throws IOException {
        var base = plugin("packs.base", "exports packs.shared;").source("packs/shared/Thing.java", "package packs.shared; public class Thing {}");
        install(base, "packs-base.jar");
        // Compiled against a base that did not have the package yet: javac would see it.
        var before = plugin("packs.base", "").build("packs-base-before.jar");
        install(plugin("packs.other", "requires packs.base;", before)
                .source("packs/shared/Thing.java", "package packs.shared; public class Thing {}"), "packs-other.jar");
    }

    void withAMissingModule() throws IOException {
        var absent = plugin("gone.library", "").build("gone.jar");
        install(plugin("needs.gone", "requires gone.library;", absent), "needs-gone.jar");
    }

    void withACycle() throws IOException {
        // Each is compiled against a stand-in of the other that does not require it: javac would see the circle.
        var left = plugin("round.left", "").build("round-left-before.jar");
        var right = plugin("round.right", "").build("round-right-before.jar");
        install(plugin("round.left", "requires round.right;", right), "round-left.jar");
        install(plugin("round.right", "requires round.left;", left), "round-right.jar");
    }

    void withAJarThatIsNoModule() throws IOException {
        install(fixture().source("plain/Plain.java", "package plain; public class Plain {}"), "plain.jar");
    }

    void withAClassOfAFutureJava() throws IOException {
        var jar = plugin("from.tomorrow", "").build("from-tomorrow.jar");
        try (var inside = FileSystems.newFileSystem(jar)) {
            var entry = inside.getPath("from/tomorrow/Plugin.class");
            var bytes = Files.readAllBytes(entry);
            bytes[7] = 99;
            Files.write(entry, bytes);
        }
        Files.copy(jar, folder.resolve("from-tomorrow.jar"));
    }

    void withAPluginForAnotherKernel() throws IOException {
        var kernel = fixture()
                .source("module-info.java", "module io.caelmor.kernel { exports io.caelmor.kernel.plugin; }")
                .source("io/caelmor/kernel/plugin/CommandHandlers.java", "package io.caelmor.kernel.plugin; public interface CommandHandlers {}")
                .version("0.2.0").build("kernel.jar");
        install(fixture()
                .source("module-info.java", """
                        module built.elsewhere {
                            requires io.caelmor.kernel;
                            provides io.caelmor.kernel.plugin.CommandHandlers with built.elsewhere.Plugin;
                        }
                        """)
                .source("built/elsewhere/Plugin.java", "package built.elsewhere; public class Plugin implements io.caelmor.kernel.plugin.CommandHandlers {}")
                .version("1.0").against(kernel), "built-elsewhere.jar");
    }

    /// A plugin that has nothing wrong with it but what `moreOfModule` says.
    private FixtureJar plugin(String module, String moreOfModule, Path... against) throws IOException {
        var path = new Path[against.length + 1];
        path[0] = ServerProcess.HOME.resolve("lib");
        System.arraycopy(against, 0, path, 1, against.length);
        return fixture()
                .source("module-info.java", """
                        module %1$s {
                            requires io.caelmor.kernel;
                            %2$s
                            provides io.caelmor.kernel.plugin.CommandHandlers with %1$s.Plugin;
                        }
                        """.formatted(module, moreOfModule))
                .source(module.replace('.', '/') + "/Plugin.java", """
                        package %s;

                        import io.caelmor.kernel.plugin.*;

                        public final class Plugin implements CommandHandlers {
                            @Override
                            public void declare(Declarations declarations) {}
                        }
                        """.formatted(module))
                .version("1.0").against(path);
    }

    private FixtureJar fixture() throws IOException {
        return new FixtureJar(Files.createDirectories(scratch.resolve("fixture" + built++)));
    }

    private void install(FixtureJar fixture, String name) throws IOException {
        Files.copy(fixture.build(name), folder.resolve(name));
    }
}
