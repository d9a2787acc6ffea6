/// What can be observed: counters, gauges and histograms, each with its name, unit and meaning.
///
/// Whoever owns an event counts it; anybody may read. [io.caelmor.kernel.metric.Metrics] lists them all, the kernel's
/// own are written out in [io.caelmor.kernel.metric.KernelCounter].
package io.caelmor.kernel.metric;
