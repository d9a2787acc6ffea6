package io.caelmor.auth.token;

import io.caelmor.kernel.session.Credential;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in the log why tickets are refused: a line for each reason in ten seconds at most, since strangers decide how many are. Never
/// a ticket. Any thread.
final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final long[] pausedUntilNanos = new long[Refusal.values().length];
    private final long[] unsaid = new long[pausedUntilNanos.length];

    RefusalLog(long nowNanos) {
        Arrays.fill(pausedUntilNanos, nowNanos);
    }

    synchronized void refused(Refusal why, Credential who, long nowNanos) {
        int reason = why.ordinal();
        if (pausedUntilNanos[reason] - nowNanos > 0) {
            unsaid[reason]++;
            return;
        }
        LOG.info("the ticket of {} from {} was refused: {}{}", who.account(), who.remoteAddress(), why.sentence(),
                unsaid[reason] == 0 ? "" : "; so were " + unsaid[reason] + " more since it was last said");
        unsaid[reason] = 0;
        pausedUntilNanos[reason] = nowNanos + PAUSE_NANOS;
    }
}
