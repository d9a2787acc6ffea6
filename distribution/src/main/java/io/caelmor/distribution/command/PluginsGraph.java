package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.Plan;
import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.text.Json;
import io.caelmor.distribution.text.PluginGraph;
import io.caelmor.distribution.text.PluginText;
import io.caelmor.distribution.text.Version;
import io.caelmor.kernel.plugin.PluginLoader;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `plugins graph`: who requires whom and what.
@Command(name = "graph", mixinStandardHelpOptions = true, description = "Prints who requires whom; runs none of the plugins' code.")
final class PluginsGraph implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private PluginOptions plugins;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PluginsGraph(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var problems = Plan.problems(surroundings, plugins.options());
        var facts = PluginLoader.survey(Plan.plugins(surroundings, plugins.options()), problems).facts();
        if (json) {
            var graph = Json.object();
            facts.forEach(plugin -> graph.put(plugin.name(), Json.object("requiresPlugins", plugin.requiredPlugins(),
                    "requiresModules", plugin.requiredModules(), "requiresRoles", Objects.requireNonNull(PluginText.json(plugin).get("requiresRoles")))));
            Json.print(surroundings.out(), graph);
        } else {
            PluginGraph.print(surroundings.out(), Version.own(), facts);
        }
        return ExitCode.FINE;
    }
}
