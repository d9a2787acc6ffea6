package io.caelmor.distribution;

import com.google.gson.Gson;
import io.caelmor.bots.Bots;
import io.caelmor.kernel.plugin.Plugin;
import io.caelmor.kernel.plugin.PluginLayers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import org.tomlj.Toml;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A stub that starts every plugin and says what it found.
@Command(name = "caelmor", version = "caelmor 0.1.0", mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
    @Option(names = "--sleep")
    private int sleepSeconds;

    /// Runs the command line.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("caelmor.home"));
        try (var jars = Files.list(home.resolve("plugins"))) {
            for (Path jar : (Iterable<Path>) jars.sorted()::iterator) {
                System.out.println(describe(jar));
            }
        }
        var toml = Toml.parse(home.resolve("conf").resolve("caelmor.toml"));
        System.out.println(new Gson().toJson(Map.of("rate", toml.getLong("tick.rate"), "line", toml.inputPositionOf("tick.rate").line())));
        System.out.println(Bots.hello());
        LoggerFactory.getLogger(Main.class).info("logging by {}", LoggerFactory.getILoggerFactory().getClass().getName());
        Thread.sleep(sleepSeconds * 1000L);
        return 0;
    }

    static String describe(Path jar) throws Exception {
        ModuleLayer layer = PluginLayers.load(jar);
        var module = layer.modules().iterator().next();
        var stamp = module.getDescriptor().requires().stream()
                .filter(r -> r.name().equals("io.caelmor.kernel"))
                .findFirst()
                .orElseThrow()
                .compiledVersion();
        List<Plugin> plugins = PluginLayers.plugins(layer);
        return module.getDescriptor().toNameAndVersion() + " for kernel " + stamp + ": " + (plugins.isEmpty() ? "-" : plugins.getFirst().start());
    }
}
