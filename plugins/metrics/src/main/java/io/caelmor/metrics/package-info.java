/// Metrics and health for those who operate a server.
///
/// [io.caelmor.metrics.Exposition] turns the kernel's one list of counters, gauges and histograms into Prometheus' names and units;
/// [io.caelmor.metrics.Health] says whether the server lives and is ready; [io.caelmor.metrics.MetricsListener] answers HTTP with
/// both, on virtual threads. Nothing runs while nobody asks.
package io.caelmor.metrics;
