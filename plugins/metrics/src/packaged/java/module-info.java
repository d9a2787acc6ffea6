/// The shipped jar: Prometheus' formats are inside.
module io.caelmor.metrics {
    requires io.caelmor.kernel;
    requires jdk.httpserver;

    provides io.caelmor.kernel.plugin.Site with io.caelmor.metrics.MetricsPlugin;
}
