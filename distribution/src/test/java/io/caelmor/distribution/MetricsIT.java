package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.caelmor.kernel.metric.KernelCounter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricDataParser;
import org.hawkular.agent.prometheus.types.Counter;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.Histogram;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the packaged server tells Prometheus while bots play, read by a parser that is not ours.
class MetricsIT {
    /// What moves whenever players join, play and leave; all others tell of trouble, or of what these bots do not do.
    private static final Set<KernelCounter> MOVING = EnumSet.of(
            KernelCounter.LINKS_OPENED, KernelCounter.LINKS_CLOSED, KernelCounter.HANDSHAKES_OFFERED, KernelCounter.HANDSHAKES_ATTACHED,
            KernelCounter.SESSIONS_ADMITTED, KernelCounter.SESSIONS_JOINED, KernelCounter.SESSIONS_ENDED, KernelCounter.FRAMES_IN,
            KernelCounter.COMMANDS_IN, KernelCounter.COMMANDS_QUEUED, KernelCounter.COMMANDS_DISPATCHED, KernelCounter.COMMANDS_APPLIED,
            KernelCounter.EVENTS_TOLD, KernelCounter.TICKS_BUILT, KernelCounter.TICKS_TELLING, KernelCounter.FRAMES_QUEUED,
            KernelCounter.FRAMES_SENT, KernelCounter.BYTES_QUEUED, KernelCounter.CUTS_CAPTURED, KernelCounter.CUTS_COMMITTED,
            KernelCounter.CUTS_APPLIED, KernelCounter.ENTITIES_CAPTURED, KernelCounter.LOADS_REQUESTED, KernelCounter.LOADS_COMPLETED,
            KernelCounter.TICKS);

    @TempDir
    Path folder;

    @Test
    void shouldTellEveryCounterAndMoveThemWhileBotsPlay() throws Exception {
        try (var server = ServerProcess.in(folder).start("run", "--set", "transport.netty.port=0", "--set", "metrics.port=0",
                "--set", "world.width=80", "--set", "world.height=80").awaitReady()) {
            var before = scrape(server);
            assertEquals(List.of(), Arrays.stream(KernelCounter.values()).map(MetricsIT::name).filter(name -> !before.containsKey(name)).toList());
            var bots = ServerProcess.in(folder).run("bots", "--count", "16", "--seconds", "5", "--url", server.endpoint("ws"));
            assertEquals(0, bots.exitCode(), bots::said);
            // The last of them are seen to be gone a tick or two later.
            for (int look = 0; look < 100 && !still(before, scrape(server)).isEmpty(); look++) {
                Thread.sleep(100);
            }
            var after = scrape(server);
            assertEquals(List.of(), still(before, after), "these counters stood still");
            assertTrue(((Histogram) after.get("caelmor_receipt_latency_seconds").getMetrics().getFirst()).getSampleCount() > 100);
            assertTrue(((Histogram) after.get("caelmor_tick_duration_seconds").getMetrics().getFirst()).getSampleSum() > 0);
            assertEquals(1, ((Gauge) after.get("caelmor_persist_healthy").getMetrics().getFirst()).getValue());
            assertEquals("ready\n", get(root(server) + "/health/ready"));
            assertEquals("alive\n", get(root(server) + "/health/live"));
            var unknown = dashboard();
            unknown.removeAll(exported(after));
            assertEquals(Set.of(), unknown, "the dashboard asks for what there is not");
            assertEquals(0, server.stop(), server::said);
        }
    }

    private static List<String> still(Map<String, MetricFamily> before, Map<String, MetricFamily> after) {
        return MOVING.stream().map(MetricsIT::name).filter(name -> counted(after, name) <= counted(before, name)).toList();
    }

    /// All metrics that the dashboard of the distribution asks for.
    private static Set<String> dashboard() throws IOException {
        var names = new TreeSet<String>();
        collect(JsonParser.parseString(Files.readString(ServerProcess.HOME.resolve("grafana/caelmor.json"))), names);
        assertTrue(names.size() > 30, names::toString);
        return names;
    }

    private static void collect(JsonElement element, Set<String> names) {
        if (element.isJsonObject()) {
            element.getAsJsonObject().asMap().forEach((key, value) -> {
                if (key.equals("expr") || key.equals("query") && value.isJsonPrimitive()) {
                    var found = Pattern.compile("caelmor_[a-z_]+").matcher(value.getAsString());
                    while (found.find()) {
                        names.add(found.group());
                    }
                }
                collect(value, names);
            });
        } else if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(each -> collect(each, names));
        }
    }

    /// The names of samples: a histogram has those of its buckets, its sum and its count.
    private static Set<String> exported(Map<String, MetricFamily> families) {
        var names = new TreeSet<>(families.keySet());
        families.forEach((name, family) -> {
            if (family.getMetrics().getFirst() instanceof Histogram) {
                names.addAll(List.of(name + "_bucket", name + "_sum", name + "_count"));
            }
        });
        return names;
    }

    private static double counted(Map<String, MetricFamily> families, String name) {
        return ((Counter) families.get(name).getMetrics().getFirst()).getValue();
    }

    private static String name(KernelCounter counter) {
        return "caelmor_" + counter.label().replace('.', '_') + "_total";
    }

    private static Map<String, MetricFamily> scrape(ServerProcess server) throws Exception {
        var parser = new TextPrometheusMetricDataParser(new ByteArrayInputStream(get(root(server) + "/metrics").getBytes(StandardCharsets.UTF_8)));
        var families = new TreeMap<String, MetricFamily>();
        for (var family = parser.parse(); family != null; family = parser.parse()) {
            families.put(family.getName(), family);
        }
        return families;
    }

    private static String root(ServerProcess server) {
        var line = Pattern.compile("(?m)^  metrics +(http://\\S+)/metrics$").matcher(server.out());
        assertTrue(line.find(), server::said);
        return line.group(1);
    }

    private static String get(String url) throws IOException {
        try (var body = URI.create(url).toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
