package io.caelmor.kernel;

import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.plugin.Observation;
import io.caelmor.kernel.plugin.PluginFacts;
import io.caelmor.kernel.tick.HookTable;
import java.util.List;
import java.util.Map;

/// One kernel, as its plugins may show it.
record KernelObservation(Composition parts, List<PluginFacts> plugins) implements Observation {
    @Override
    public Metrics metrics() {
        return parts.metrics;
    }

    @Override
    public long tick() {
        return parts.gate.tick();
    }

    @Override
    public int rate() {
        return parts.settings.rate();
    }

    @Override
    public boolean stopping() {
        return parts.gate.isShut();
    }

    @Override
    public List<HookTable.Row> hooks() {
        return parts.hooks.rows();
    }

    @Override
    public Map<String, Integer> faults() {
        return parts.faults.counts();
    }

    @Override
    public String store() {
        return parts.persistence.describe();
    }
}
