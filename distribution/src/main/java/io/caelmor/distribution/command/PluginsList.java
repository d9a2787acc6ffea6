package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.Plan;
import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.text.Json;
import io.caelmor.distribution.text.PluginText;
import io.caelmor.kernel.plugin.PluginLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `plugins list`: what is there, by descriptors alone.
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists plugins, their versions and roles; runs none of their code.")
final class PluginsList implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private PluginOptions plugins;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PluginsList(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var problems = Plan.problems(surroundings, plugins.options());
        var facts = PluginLoader.survey(Plan.plugins(surroundings, plugins.options()), problems).facts();
        if (json) {
            Json.print(surroundings.out(), facts.stream().map(PluginText::json).toList());
        } else {
            PluginText.table(surroundings.out(), "", facts);
        }
        if (!problems.isEmpty()) {
            surroundings.err().println(problems.count() + (problems.count() == 1 ? " problem" : " problems") + ": caelmor plugins verify");
        }
        return ExitCode.FINE;
    }
}
