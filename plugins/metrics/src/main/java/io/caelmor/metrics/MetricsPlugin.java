package io.caelmor.metrics;

import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.Observation;
import io.caelmor.kernel.plugin.Site;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The plugin `metrics`: `/metrics`, `/health/live` and `/health/ready`.
public final class MetricsPlugin implements Site {
    private MetricsSettings settings;
    private Observation observation;
    private volatile @Nullable MetricsListener listener;

    @Override
    public void declare(Declarations declarations) {
        settings = MetricsSettings.read(declarations.settings());
    }

    @Override
    public void bind(Bindings bindings) {
        observation = bindings.observation();
    }

    @Override
    public String purpose() {
        return "metrics";
    }

    @Override
    public void open(List<String> endpoints) throws IOException {
        listener = MetricsListener.open(settings, new Exposition(observation.metrics()), new Health(observation, settings.stalledNanos()));
    }

    @Override
    public String address() {
        return Objects.requireNonNull(listener).address() + "/metrics";
    }

    @Override
    public void close() {
        var open = listener;
        if (open != null) {
            open.close();
        }
    }
}
