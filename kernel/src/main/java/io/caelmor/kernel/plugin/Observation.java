package io.caelmor.kernel.plugin;

import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.tick.HookTable;
import java.util.List;
import java.util.Map;

/// What a plugin can see of the server it is part of, to show it to people and tools. Reading never disturbs the tick; any thread, once
/// everything is bound.
public interface Observation {
    /// All counters, gauges and histograms, those of plugins too.
    Metrics metrics();

    /// Number of the tick that was begun last; 0 before the first.
    long tick();

    /// Ticks a second that are wanted.
    int rate();

    /// Whether the server takes nobody in any more, because it stops.
    boolean stopping();

    /// The hook table, in the order that it runs.
    List<HookTable.Row> hooks();

    /// The plugins, in the order that they were loaded.
    List<PluginFacts> plugins();

    /// How often what failed, by what and whose it is.
    Map<String, Integer> faults();

    /// What it saves to, for people.
    String store();
}
