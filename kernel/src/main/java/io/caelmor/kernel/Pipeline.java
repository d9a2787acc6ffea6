package io.caelmor.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One of the three ways through the kernel, as counted: stages in their order, and the sums that must balance.
///
/// @param name `inbound`, `outbound` or `persistence`
/// @param stages in the order that things pass them
/// @param balances in = out + dropped + still queued
public record Pipeline(String name, List<Stage> stages, List<Balance> balances) {
    /// How much has passed a stage, and what passes there.
    public record Stage(String name, String what, long passed) {}

    /// One sum: what came in, and where it is now, by name.
    public record Balance(String what, long in, Map<String, Long> parts) {
        public boolean holds() {
            return in == parts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /// The first stage that nothing has passed; empty where all are alive.
    public Optional<Stage> dead() {
        return stages.stream().filter(stage -> stage.passed() == 0).findFirst();
    }
}
