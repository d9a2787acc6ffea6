package io.caelmor.distribution.text;

import io.caelmor.distribution.setup.Plan;
import io.caelmor.kernel.fault.FailurePoint;
import io.caelmor.kernel.plugin.PluginFacts;
import io.caelmor.kernel.plugin.Setting;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What a starting server says of itself.
public final class Banner {
    private static final String INDENT = "  ";
    private static final int LABEL = "configuration".length();

    private final PrintStream out;
    private final Plan plan;

    public Banner(PrintStream out, Plan plan) {
        this.out = out;
        this.plan = plan;
    }

    /// What it is made of. Nothing has been opened yet.
    public void composed() {
        out.println("Caelmor " + Version.own() + " on Java " + Runtime.version().feature());
        line("configuration", configuration());
        var table = new Table(INDENT);
        var plugins = plan.kernel().plugins().facts();
        for (int i = 0; i < plugins.size(); i++) {
            table.row(label(i == 0 ? "plugins" : ""), plugin(plugins.get(i)), PluginText.roles(plugins.get(i)));
        }
        table.print(out);
    }

    /// What it does, and where; `sinceNanos` is when the process began to work.
    public void ready(long sinceNanos) {
        var kernel = plan.kernel();
        var world = kernel.world();
        line("world", "%s, %s x %s, room for %d entities".formatted(world.id(), plain(world.bounds().width()), plain(world.bounds().height()),
                world.capacity()));
        line("ticks", kernel.rate() + " a second");
        line("saves to", kernel.store());
        line("may join", kernel.mayJoin());
        var armed = kernel.failurePoints().all().stream().filter(FailurePoint::armed).map(FailurePoint::name).toList();
        if (!armed.isEmpty()) {
            line("FAULTS ARMED", String.join(", ", armed) + ": it will do harm to itself on purpose");
        }
        line("listens on", String.join("  ", kernel.endpoints()));
        kernel.sites().forEach(site -> line(site.purpose(), site.address()));
        out.println(String.format(Locale.ROOT, "Ready after %.1f s. Ctrl+C stops the server and saves.", (System.nanoTime() - sinceNanos) / 1e9));
    }

    private void line(String label, String value) {
        out.println(INDENT + label(label) + INDENT + value);
    }

    private static String label(String label) {
        return label + " ".repeat(Math.max(0, LABEL - label.length()));
    }

    /// `conf/caelmor.toml (2 values), 1 from the environment`
    private String configuration() {
        List<String> origins = plan.catalogue().settings().stream().map(Setting::origin).filter(origin -> !origin.isEmpty()).toList();
        long environment = origins.stream().filter(origin -> origin.startsWith("environment ")).count();
        long words = origins.stream().filter(origin -> origin.equals("--set")).count();
        long filed = origins.size() - environment - words;
        return plan.configuration().file().map(Path::toString).orElse("no file") + " (" + (filed == 0 ? "all defaults" : filed + " set") + ")"
                + (environment == 0 ? "" : ", " + environment + " from the environment") + (words == 0 ? "" : ", " + words + " by --set");
    }

    private static String plugin(PluginFacts plugin) {
        return plugin.name() + (plugin.version().isEmpty() ? "" : " " + plugin.version());
    }

    private static String plain(float extent) {
        return extent == (long) extent ? Long.toString((long) extent) : Float.toString(extent);
    }
}
