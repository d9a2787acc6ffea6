package io.caelmor.transport.netty;

import io.netty.channel.Channel;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whose fault an exception in a socket's pipeline is.
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private Faults() {}

    /// Counts it, and logs it where it is ours. The other end's are resets, which are daily bread, and bytes that are no TLS.
    static void record(Channel channel, Throwable cause, TransportMetrics metrics) {
        if (cause instanceof IOException) {
            return;
        }
        if (cause.getCause() instanceof IOException) { // Netty's wrapping of what TLS throws
            metrics.violations.increment();
            return;
        }
        metrics.faults.increment();
        LOG.warn("{} is closed because of an error in the server", Addresses.text(channel.remoteAddress()), cause);
    }
}
