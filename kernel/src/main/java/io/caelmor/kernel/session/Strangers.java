package io.caelmor.kernel.session;

import org.jspecify.annotations.Nullable;

/// The links that have not said hello yet, oldest first: a list threaded through the ports. Tick thread only.
final class Strangers {
    private @Nullable SocketPort oldest;
    private @Nullable SocketPort youngest;
    private int count;

    void add(SocketPort port, long tick) {
        port.connectTick = tick;
        port.stranger = true;
        port.olderStranger = youngest;
        if (youngest == null) {
            oldest = port;
        } else {
            youngest.youngerStranger = port;
        }
        youngest = port;
        count++;
    }

    void remove(SocketPort port) {
        if (!port.stranger) {
            return;
        }
        port.stranger = false;
        if (port.olderStranger == null) {
            oldest = port.youngerStranger;
        } else {
            port.olderStranger.youngerStranger = port.youngerStranger;
        }
        if (port.youngerStranger == null) {
            youngest = port.olderStranger;
        } else {
            port.youngerStranger.olderStranger = port.olderStranger;
        }
        port.olderStranger = null;
        port.youngerStranger = null;
        count--;
    }

    /// The oldest one that connected at `tick` or before, or `null`.
    @Nullable SocketPort oldestSince(long tick) {
        return oldest != null && oldest.connectTick <= tick ? oldest : null;
    }

    int count() {
        return count;
    }
}
