package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.Plan;
import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.text.Json;
import io.caelmor.distribution.text.PluginText;
import io.caelmor.kernel.plugin.PluginFacts;
import io.caelmor.kernel.plugin.PluginLoader;
import io.caelmor.kernel.plugin.Problem;
import io.caelmor.kernel.plugin.Problems;
import io.caelmor.kernel.plugin.Subject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `plugins verify`: each jar, all that is known of it and all that is wrong with it.
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Checks and loads each plugin; prints its facts and problems. Exit code 0, or 1 where there is a problem.")
final class PluginsVerify implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private PluginOptions plugins;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    PluginsVerify(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var problems = Plan.problems(surroundings, plugins.options());
        var facts = PluginLoader.load(Plan.plugins(surroundings, plugins.options()), problems).facts();
        if (json) {
            Json.print(surroundings.out(), Json.object("plugins", facts.stream().map(PluginText::json).toList(), "problems", PluginText.json(problems)));
        } else {
            print(facts, problems);
        }
        return problems.isEmpty() ? ExitCode.FINE : ExitCode.FAILED;
    }

    private void print(List<PluginFacts> facts, Problems problems) {
        var out = surroundings.out();
        var bySubject = problems.list().stream().collect(Collectors.groupingBy(Problem::subject));
        for (var plugin : facts) {
            PluginText.details(out, plugin, bySubject.getOrDefault(plugin.subject(), List.of()));
        }
        var known = facts.stream().map(PluginFacts::subject).collect(Collectors.toSet());
        Subject last = null;
        for (var problem : problems.list()) {
            if (!known.contains(problem.subject())) {
                if (!problem.subject().equals(last)) {
                    last = problem.subject();
                    out.println(last.text());
                }
                PluginText.problem(out, problem);
            }
        }
        out.println(facts.size() + (facts.size() == 1 ? " plugin, " : " plugins, ") + (problems.isEmpty() ? "no problems."
                : problems.count() + (problems.count() == 1 ? " problem." : " problems.")));
    }
}
