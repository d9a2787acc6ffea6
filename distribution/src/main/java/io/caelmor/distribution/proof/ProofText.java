package io.caelmor.distribution.proof;

import io.caelmor.distribution.text.Json;
import io.caelmor.distribution.text.LastWords;
import io.caelmor.distribution.text.Table;
import io.caelmor.distribution.text.Version;
import io.caelmor.kernel.Kernel;
import io.caelmor.kernel.Pipeline;
import io.caelmor.kernel.Pipeline.Balance;
import io.caelmor.kernel.StopReport;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Prints a proof.
final class ProofText {
    private final PrintStream out;
    private final Kernel kernel;
    private final List<String> endpoints;
    private final Players players;
    private final Optional<StopReport> stop;
    private final Findings findings;
    private final boolean persistent;
    private final long tookNanos;

    ProofText(PrintStream out, Kernel kernel, List<String> endpoints, Players players, Optional<StopReport> stop, Findings findings,
            boolean persistent, long tookNanos) {
        this.out = out;
        this.kernel = kernel;
        this.endpoints = endpoints;
        this.players = players;
        this.stop = stop;
        this.findings = findings;
        this.persistent = persistent;
        this.tookNanos = tookNanos;
    }

    void print() {
        out.println("Caelmor " + Version.own() + ", proof of the three pipelines");
        new Table("  ").row("plugins", String.join(", ", kernel.plugins().facts().stream().map(plugin -> plugin.name()).toList()))
                .row("addresses", String.join("  ", endpoints))
                .row("store", kernel.store() + ", deleted afterwards")
                .row("clients", clients())
                .print(out);
        kernel.pipelines().forEach(this::print);
        out.println();
        out.println("ledger after the stop");
        out.println("  " + stop.map(report -> LastWords.ledger(report.held())).orElse("unknown: an orderly stop would wait for the store, and was left out"));
        out.println();
        if (findings.sentences().isEmpty()) {
            out.println(String.format(Locale.ROOT, "Proven in %.1f s: %s.", tookNanos / 1e9, verdict()));
        } else {
            out.println("Not proven:");
            findings.sentences().forEach(sentence -> out.println("  " + sentence));
        }
    }

    void json() {
        var pipelines = kernel.pipelines().stream().map(pipeline -> Json.object("name", pipeline.name(),
                "alive", pipeline.dead().isEmpty(), "deadAt", pipeline.dead().map(Pipeline.Stage::name).orElse(""),
                "stages", pipeline.stages().stream().map(stage -> Json.object("name", stage.name(), "what", stage.what(), "passed", stage.passed())).toList(),
                "balances", pipeline.balances().stream().map(balance -> Json.object("what", balance.what(), "in", balance.in(),
                        "parts", balance.parts(), "holds", balance.holds())).toList())).toList();
        Json.print(out, Json.object("proven", findings.sentences().isEmpty(), "seconds", tookNanos / 1e9, "endpoints", endpoints,
                "clients", Json.object("joined", players.joined(), "sent", players.sent(), "applied", players.applied(),
                        "rejected", players.rejected(), "ticks", players.ticks()),
                "pipelines", pipelines, "saved", stop.map(StopReport::saved).orElse(false),
                "ledger", stop.map(StopReport::held).orElse(Map.of()), "findings", findings.sentences()));
    }

    private void print(Pipeline pipeline) {
        out.println();
        out.println(pipeline.name());
        var stages = new Table("  ");
        pipeline.stages().forEach(stage -> stages.row(stage.name(), "%,8d".formatted(stage.passed()), stage.passed() == 0 ? "DEAD" : "", stage.what()));
        stages.print(out);
        var balances = new Table("  ");
        pipeline.balances().forEach(balance -> balances.row("balance of", balance.what(), balance.holds() ? "holds" : "BROKEN", sum(balance)));
        balances.print(out);
    }

    private String verdict() {
        return persistent ? "inbound, outbound and persistence are alive and balance"
                : "inbound and outbound are alive and balance; nothing is saved, as persistence.enabled is false";
    }

    /// `36 = 36 inbound.queued + 0 inbound.overflowed`
    private static String sum(Balance balance) {
        return balance.in() + (balance.holds() ? " = " : " is not ") + balance.parts().entrySet().stream()
                .map(part -> part.getValue() + " " + part.getKey()).collect(Collectors.joining(" + "));
    }

    private String clients() {
        long rejected = players.rejected().values().stream().mapToLong(Long::longValue).sum();
        return "%d joined, %d commands sent, %d applied, %d rejected%s, %d ticks received".formatted(players.joined(), players.sent(),
                players.applied(), rejected, players.rejected().isEmpty() ? "" : " " + players.rejected(), players.ticks());
    }
}
