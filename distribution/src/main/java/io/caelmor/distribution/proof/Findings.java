package io.caelmor.distribution.proof;

import io.caelmor.kernel.Kernel;
import io.caelmor.kernel.Pipeline;
import io.caelmor.kernel.Pipeline.Balance;
import io.caelmor.kernel.Pipeline.Stage;
import io.caelmor.kernel.StopReport;
import io.caelmor.kernel.plugin.PluginFacts;
import io.caelmor.kernel.plugin.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is wrong, a sentence each, the dead stages first; nothing where all three pipelines are alive and balance.
record Findings(List<String> sentences) {
    static final String PERSISTENCE = "persistence";

    /// Where nothing is saved by configuration, the persistence pipeline is not judged.
    static Findings of(Kernel kernel, Players players, Optional<StopReport> stop, boolean persistent) {
        var sentences = new ArrayList<String>();
        var plugins = kernel.plugins().facts();
        for (var pipeline : kernel.pipelines()) {
            if (persistent || !pipeline.name().equals(PERSISTENCE)) {
                pipeline.dead().ifPresent(stage -> sentences.add(dead(pipeline, stage, plugins)));
                pipeline.balances().stream().filter(balance -> !balance.holds()).forEach(balance -> sentences.add(unbalanced(pipeline, balance)));
            }
        }
        players.oddities().forEach(oddity -> sentences.add("clients: " + oddity));
        stop.ifPresent(report -> judge(report, sentences));
        return new Findings(List.copyOf(sentences));
    }

    private static void judge(StopReport report, List<String> sentences) {
        if (report.fault()) {
            sentences.add("stop: the server stopped because of a fault: " + report.reason() + ".");
        }
        if (!report.saved()) {
            sentences.add("stop: not everything that changed was saved.");
        }
        report.held().forEach((name, count) -> {
            if (count != 0) {
                sentences.add("ledger: " + count + " of '" + name + "' still held after the stop.");
            }
        });
    }

    /// Which stage, what stands before it, and who is responsible.
    private static String dead(Pipeline pipeline, Stage stage, List<PluginFacts> plugins) {
        int index = pipeline.stages().indexOf(stage);
        String before = index == 0 ? "it is the first of its pipeline"
                : "before it '" + pipeline.stages().get(index - 1).name() + "' let " + pipeline.stages().get(index - 1).passed() + " pass";
        return pipeline.name() + ": dead at the stage '" + stage.name() + "' (" + stage.what() + "): nothing has passed it; " + before + ". "
                + suspect(stage, plugins);
    }

    private static String unbalanced(Pipeline pipeline, Balance balance) {
        long found = balance.parts().values().stream().mapToLong(Long::longValue).sum();
        return pipeline.name() + ": the books of '" + balance.what() + "' do not balance: " + balance.in() + " came in, and " + found
                + " can be found (" + balance.parts().entrySet().stream().map(part -> part.getKey() + " " + part.getValue())
                        .collect(Collectors.joining(", ")) + ").";
    }

    private static String suspect(Stage stage, List<PluginFacts> plugins) {
        var role = responsible(stage.name());
        var takers = plugins.stream().filter(plugin -> plugin.provided().containsKey(role)).map(plugin -> plugin.subject().text()).toList();
        return "The role '" + role.label() + "' has to do with it" + (takers.isEmpty() ? "; no plugin takes it." : ": " + String.join(", ", takers) + ".");
    }

    /// Whose part it is that things come as far as that stage.
    private static Role responsible(String stage) {
        return switch (stage) {
            case "inbound.queued", "inbound.dispatched", "inbound.applied" -> Role.COMMANDS;
            case "outbound.built", "outbound.telling", "outbound.queued" -> Role.REPLICATION;
            case String name when name.startsWith("persist.") -> Role.PERSISTENCE;
            default -> Role.TRANSPORT;
        };
    }
}
