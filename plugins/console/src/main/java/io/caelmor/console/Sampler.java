package io.caelmor.console;

import com.google.gson.stream.JsonWriter;
import io.caelmor.kernel.metric.Gauge;
import io.caelmor.kernel.metric.Histogram;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.plugin.Observation;
import io.caelmor.kernel.tick.HookTable;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes samples: the value of each counter and gauge, and how durations were spread since the sample before. Their order is that of
/// the schema. One thread.
final class Sampler {
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
    private static final double MICROS = 1e-3;

    private final Observation observation;
    private final Metrics metrics;
    private final Spread duration;
    private final Spread lateness;
    private final Spread receipts;
    private final List<Spread> hooks;

    Sampler(Observation observation) {
        this.observation = observation;
        metrics = observation.metrics();
        duration = spread("tick.duration");
        lateness = spread("tick.lateness");
        receipts = spread("receipt.latency");
        hooks = observation.hooks().stream().map(row -> spread(HookTable.METRIC_PREFIX + row.key().name())).toList();
    }

    private Spread spread(String name) {
        Histogram found = metrics.histograms().stream().filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalStateException("the kernel has no histogram " + name));
        return new Spread(found);
    }

    /// What happened since the last one, at `wallMillis` of the wall clock.
    String take(long wallMillis) {
        return Json.object(json -> {
            json.name("t").value(wallMillis);
            json.name("tick").value(observation.tick());
            json.name("duration");
            spread(json, duration);
            json.name("lateness");
            spread(json, lateness);
            json.name("receipts");
            spread(json, receipts);
            long ticks = Math.max(1, duration.count());
            json.name("hooks").beginArray();
            for (var hook : hooks) {
                hook.look();
                json.value(Json.rounded(hook.sum() * MICROS / ticks));
            }
            json.endArray();
            json.name("counters").beginArray();
            for (var counter : metrics.counters()) {
                json.value(counter.value());
            }
            json.endArray();
            json.name("gauges").beginArray();
            for (var gauge : metrics.gauges()) {
                json.value(read(gauge));
            }
            json.endArray();
        });
    }

    /// 0 for a plugin's gauge that can't be read: it must not hide all others.
    private static long read(Gauge gauge) {
        try {
            return gauge.read().getAsLong();
        } catch (RuntimeException e) {
            LOG.debug("the gauge {} can't be read", gauge.name(), e);
            return 0;
        }
    }

    /// Number, median, 99th hundredth and greatest, in microseconds.
    private static void spread(JsonWriter json, Spread spread) throws IOException {
        spread.look();
        json.beginArray().value(spread.count());
        for (double share : new double[] {0.5, 0.99, 1}) {
            json.value(Json.rounded(spread.quantile(share) * MICROS));
        }
        json.endArray();
    }
}
