package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.Plan;
import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.text.HookText;
import io.caelmor.distribution.text.Json;
import io.caelmor.distribution.text.PluginText;
import io.caelmor.kernel.plugin.PluginFacts;
import io.caelmor.kernel.plugin.Role;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `check`: all that `run` does, up to the first thing that anybody else could notice.
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Loads and composes all, prints plugins, roles and hooks, starts nothing. Exit code 0, or 2 where 'run' would refuse.")
final class Check implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ServerOptions server;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    Check(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var plan = Plan.of(surroundings, server.options());
        var kernel = plan.kernel();
        var plugins = kernel.plugins().facts();
        boolean fine = plan.problems().isEmpty();
        var out = surroundings.out();
        if (json) {
            Json.print(out, Json.object("starts", fine, "plugins", plugins.stream().map(PluginText::json).toList(), "roles", roles(plugins),
                    "hooks", fine ? HookText.json(kernel.hooks()) : List.of(), "problems", PluginText.json(plan.problems())));
        } else if (fine) {
            out.println("plugins");
            PluginText.table(out, "  ", plugins);
            out.println("roles");
            PluginText.roles(out, "  ", plugins);
            out.println("hooks");
            HookText.table(out, "  ", kernel.hooks());
            out.println("Caelmor would start: no problems.");
        } else {
            surroundings.err().println(plan.problems().report());
        }
        return fine ? ExitCode.FINE : ExitCode.REFUSED;
    }

    private static Object roles(List<PluginFacts> plugins) {
        var roles = Json.object();
        Arrays.stream(Role.values()).forEach(role -> roles.put(role.label(), PluginText.takers(plugins, role)));
        return roles;
    }
}
