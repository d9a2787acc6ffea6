package io.caelmor.kernel.metric;

import java.util.function.LongSupplier;

/// A quantity that rises and falls, read when asked for. `read` may be called on any thread.
public record Gauge(String name, String help, LongSupplier read) {}
