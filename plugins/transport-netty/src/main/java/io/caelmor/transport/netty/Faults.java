package io.caelmor.transport.netty;

import io.netty.channel.Channel;
import io.netty.util.internal.OutOfDirectMemoryError;
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
        if (cause instanceof OutOfDirectMemoryError) {
            starved(channel, cause, metrics);
            return;
        }
        metrics.faults.increment();
        LOG.warn("{} is closed because of an error in the server", Addresses.text(channel.remoteAddress()), cause);
    }

    /// A bound that was declared, and no fault: said for the first one alone, since the others come in crowds.
    private static void starved(Channel channel, Throwable cause, TransportMetrics metrics) {
        if (metrics.starved.value() == 0) {
            LOG.warn("{} is closed: there is no room for its buffers ({}). Others go on; -Dio.netty.maxDirectMemory in JAVA_OPTS gives more",
                    Addresses.text(channel.remoteAddress()), cause.getMessage());
        }
        metrics.starved.increment();
    }
}
