package io.caelmor.trials;

import io.caelmor.bots.trade.Witness;
import io.caelmor.trials.check.Checker;
import io.caelmor.trials.check.Export;
import io.caelmor.trials.check.Finding;
import io.caelmor.trials.check.Finding.Promise;
import io.caelmor.trials.server.Home;
import io.caelmor.trials.server.Server;
import io.caelmor.trials.server.Tool;
import io.caelmor.trials.store.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a trial happens: its folder, the distribution with the store on trial, and the keys that all servers of it have in common.
///
/// @param folder the trial's own
/// @param home what is started
/// @param backend the store on trial
/// @param settings of every server, where the store is included
public record Ground(Path folder, Home home, Backend backend, Map<String, String> settings) {
    /// What a new avatar gets.
    private static final int STARTING_GOLD = 100;
    private static final List<String> STARTING_ITEMS = List.of("sword", "bread", "lantern");

    private static final Pattern POINTS = Pattern.compile("(?s).*Fix: the points are ([^\\n]+)\\.\\s*(\\n.*)?");
    private static final String ARM = "faults.arm";

    /// Prepares one in a folder that is there. Saving goes on all the time: as often as there are ticks.
    public static Ground prepare(Path folder, Path distribution, Backend backend, Map<String, String> more) throws IOException {
        var home = Home.with(distribution, backend.jar(distribution), folder.resolve("plugins"));
        var settings = new LinkedHashMap<String, String>();
        settings.put("transport.netty.port", Integer.toString(FreePort.find()));
        settings.put("tick.rate", "20");
        // Players come back at once after each kill, however busy the machine is.
        settings.put("overload.no_joins", "false");
        settings.put("persistence.interval_ms", "50");
        settings.put("world.width", "200");
        settings.put("world.height", "200");
        settings.put("commands.spawn_area", "8");
        settings.put("inventory.starting_gold", Integer.toString(STARTING_GOLD));
        settings.put("inventory.starting_items", String.join(",", STARTING_ITEMS));
        settings.putAll(backend.settings());
        settings.putAll(more);
        Files.createDirectories(folder.resolve("logs"));
        return new Ground(folder, home, backend, Map.copyOf(settings));
    }

    /// Where its servers listen, one after the other.
    public String url() {
        return "tcp://127.0.0.1:" + settings.get("transport.netty.port");
    }

    /// Starts a server, its log under that name. `armed` is a value of `faults.arm`, empty for none.
    public Server start(String name, String armed) throws IOException {
        var all = new LinkedHashMap<>(settings);
        if (!armed.isEmpty()) {
            all.put(ARM, armed);
        }
        return Server.start(home, folder, log(name), all);
    }

    /// The failure points that such a server has: those that it names where one is armed that there is not.
    public List<String> failurePoints() throws IOException, InterruptedException {
        var all = new LinkedHashMap<>(settings);
        all.put(ARM, "no.such.point=kill");
        var said = Tool.run(home, folder, log("points"), all, "check").said();
        var points = POINTS.matcher(said);
        if (!points.matches()) {
            throw new TrialFailure("the server did not name its failure points:\n" + said);
        }
        return List.of(points.group(1).split(", "));
    }

    /// What the store holds, by `caelmor store export`, against what players were told. No server runs.
    public List<Finding> compare(String name, Collection<Witness> witnesses) throws IOException, InterruptedException {
        var file = folder.resolve("logs").resolve(name + "-export.txt");
        var export = Tool.run(home, folder, log(name + "-export"), settings, "store", "export", file.toString());
        if (export.exitCode() != 0) {
            return List.of(new Finding(Promise.SOUND, "caelmor store export failed with exit code " + export.exitCode() + ":\n" + export.said()));
        }
        return new Checker(STARTING_GOLD, STARTING_ITEMS.size()).check(Export.read(file), witnesses);
    }

    /// Whether `caelmor store verify` finds the store sound. No server runs.
    public Optional<Finding> verify(String name) throws IOException, InterruptedException {
        var tool = Tool.run(home, folder, log(name + "-verify"), settings, "store", "verify");
        return tool.exitCode() == 0 ? Optional.empty() : Optional.of(new Finding(Promise.SOUND, tool.said()));
    }

    private Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }
}
