/// What can be observed of a server, in Prometheus' text format, and whether it is well: on an HTTP listener of its own.
module io.caelmor.metrics {
    requires io.caelmor.kernel;
    requires io.prometheus.metrics.model;
    requires io.prometheus.writer.text;
    requires jdk.httpserver;
    requires static org.jspecify;

    provides io.caelmor.kernel.plugin.Site with io.caelmor.metrics.MetricsPlugin;
}
