package io.caelmor.metrics;

import io.caelmor.kernel.plugin.Settings;
import java.util.concurrent.TimeUnit;

/// The section `metrics` of the configuration.
///
/// @param port 0 means any that is free, -1 the usual one, or any where another program has that
/// @param stalledNanos after which a tick or a queue that does not move counts as dead
record MetricsSettings(String host, int port, long stalledNanos) {
    static final int USUAL_PORT = 7779;
    static final int USUAL_OR_ANY = -1;

    static MetricsSettings read(Settings settings) {
        return new MetricsSettings(
                settings.text("host", "127.0.0.1", "address to listen on; what is told there is told without TLS to whoever asks, so beyond this machine"
                        + " let it be a network of your own"),
                settings.integer("port", USUAL_OR_ANY, -1, 65_535, "port to listen on; -1 is " + USUAL_PORT
                        + ", or any that is free where another program has that; 0 picks any that is free"),
                TimeUnit.SECONDS.toNanos(settings.integer("stalled_seconds", 15, 1, 3_600,
                        "seconds after which the server is called dead where no tick begins, and not ready where a queue holds something and nothing is taken from it")));
    }
}
