package io.caelmor.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.testing.SteppedServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.Collectors;
import org.hawkular.agent.prometheus.types.Histogram;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.hawkular.agent.prometheus.types.MetricType;
import org.junit.jupiter.api.Test;

class MetricsPluginTest {
    private final MetricsPlugin plugin = new MetricsPlugin();

    @Test
    void shouldTellEveryMetricInAFormThatOthersRead() throws Exception {
        try (var server = start()) {
            var metrics = server.kernel().metrics();
            server.step(3);
            var scrape = Scrape.get(plugin.address());
            assertEquals(200, scrape.status());
            assertEquals("text/plain; version=0.0.4; charset=utf-8", scrape.type());
            var families = scrape.families();
            for (var counter : metrics.counters()) {
                var family = families.get(Exposition.name(counter.name()) + "_total");
                assertEquals(MetricType.COUNTER, family.getType(), counter.name());
                assertEquals(counter.help(), family.getHelp());
            }
            for (var gauge : metrics.gauges()) {
                assertEquals(MetricType.GAUGE, families.get(Exposition.name(gauge.name())).getType(), gauge.name());
            }
            var others = metrics.histograms().stream().filter(each -> !each.name().startsWith("hook.")).count();
            assertEquals(metrics.counters().size() + metrics.gauges().size() + others + 1, families.size(), "and nothing else");
        }
    }

    @Test
    void shouldTellDurationsInSecondsAndHooksByTheirLabel() throws Exception {
        try (var server = start()) {
            server.step(7);
            var families = Scrape.get(plugin.address()).families();
            var hooks = families.get("caelmor_hook_duration_seconds").getMetrics().stream().map(Histogram.class::cast).toList();
            assertEquals(server.kernel().hooks().stream().map(row -> row.key().name()).collect(Collectors.toSet()),
                    hooks.stream().map(hook -> hook.getLabels().get("hook")).collect(Collectors.toSet()));
            assertTrue(hooks.stream().allMatch(hook -> hook.getSampleCount() == 7), hooks::toString);
            var duration = histogram(families.get("caelmor_tick_duration_seconds"));
            assertEquals(7, duration.getSampleCount());
            assertEquals(7, duration.getBuckets().getFirst().getCumulativeCount(), "the clock of a stepped server stands still");
            assertEquals(Double.POSITIVE_INFINITY, duration.getBuckets().getLast().getUpperBound());
        }
    }

    @Test
    void shouldCutHistogramsWhereTheirCountsAreExact() throws Exception {
        try (var server = start()) {
            var latency = server.kernel().metrics().histograms().stream().filter(each -> each.name().equals("receipt.latency")).findFirst().orElseThrow();
            latency.record((1 << 20) - 1);
            latency.record(1 << 20);
            latency.record(3_000_000_000L);
            var told = histogram(Scrape.get(plugin.address()).families().get("caelmor_receipt_latency_seconds"));
            assertEquals(3.002097151, told.getSampleSum(), 1e-9);
            var cut = told.getBuckets().stream().filter(bucket -> bucket.getUpperBound() == (1 << 20) * 1e-9).findFirst().orElseThrow();
            assertEquals(1, cut.getCumulativeCount());
            assertEquals(2, told.getBuckets().get(told.getBuckets().size() - 2).getCumulativeCount());
            assertEquals(3, told.getBuckets().getLast().getCumulativeCount());
        }
    }

    @Test
    void shouldLeaveOutAGaugeThatCanNotBeReadAndTellAllOthers() throws Exception {
        TickHooks bad = declarations -> declarations.gauge("bad.gauge", "throws on purpose", () -> {
            throw new IllegalStateException("thrown on purpose");
        });
        try (var _ = SteppedServer.with("metrics", plugin).with("bad", bad).set("metrics.port", 0L).start()) {
            var families = Scrape.get(plugin.address()).families();
            assertFalse(families.containsKey("caelmor_bad_gauge"));
            assertTrue(families.containsKey("caelmor_links_live"));
        }
    }

    @Test
    void shouldSpeakOpenMetricsToWhoAsksForIt() throws Exception {
        try (var _ = start()) {
            var scrape = Scrape.get(plugin.address(), "Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
            assertTrue(scrape.type().startsWith("application/openmetrics-text"), scrape.type());
            assertTrue(scrape.body().contains("# UNIT caelmor_tick_duration_seconds seconds\n"), scrape.body());
            assertTrue(scrape.body().endsWith("# EOF\n"));
        }
    }

    @Test
    void shouldAnswerNothingButWhatItHas() throws Exception {
        try (var _ = start()) {
            var root = plugin.address().replace("/metrics", "");
            for (var path : new String[] {"/", "/metrics/", "/metrics/../etc/passwd", "/health", "/metrics2"}) {
                assertEquals(404, Scrape.get(root + path).status(), path);
            }
            assertEquals(405, Scrape.request("POST", root + "/metrics").status());
            assertEquals(200, Scrape.get(root + "/metrics?debug=1").status());
        }
    }

    @Test
    void shouldTakeAnotherPortWhereNobodyChoseOneAndTheUsualIsTaken() throws Exception {
        try (var _ = taken(MetricsSettings.USUAL_PORT); var _ = SteppedServer.with("metrics", plugin).start()) {
            assertNotEquals("http://127.0.0.1:7779/metrics", plugin.address());
            assertEquals(200, Scrape.get(plugin.address()).status());
        }
    }

    @Test
    void shouldNotStartWhereTheChosenPortIsTaken() throws Exception {
        try (var other = taken(0)) {
            var builder = SteppedServer.with("metrics", plugin).set("metrics.port", (long) other.getLocalPort());
            var report = assertThrows(IllegalStateException.class, builder::start).getMessage();
            assertTrue(report.contains("P501 can't listen on 127.0.0.1:" + other.getLocalPort() + " for metrics"), report);
            assertTrue(report.contains("Set metrics.host and metrics.port"), report);
        }
    }

    @Test
    void shouldLeaveTheAddressFreeWhenTheServerStops() throws Exception {
        String address;
        try (var _ = start()) {
            address = plugin.address();
            assertEquals(200, Scrape.get(address).status());
        }
        assertThrows(java.net.ConnectException.class, () -> Scrape.get(address));
        assertFalse(Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().startsWith("caelmor-metrics")));
    }

    /// One that is held, by us or by whoever has it already.
    private static ServerSocket taken(int port) throws Exception {
        try {
            return new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
        } catch (java.net.BindException _) {
            return new ServerSocket(0);
        }
    }

    private static Histogram histogram(MetricFamily family) {
        return (Histogram) family.getMetrics().getFirst();
    }

    private SteppedServer start() {
        return SteppedServer.with("metrics", plugin).set("metrics.port", 0L).start();
    }
}
