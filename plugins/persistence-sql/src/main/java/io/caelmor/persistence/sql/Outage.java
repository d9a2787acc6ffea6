package io.caelmor.persistence.sql;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the log when the store stops answering, when the reason changes, and when it is back; not at each try between.
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final Backend backend;
    private String reason = "";
    private long sinceNanos;
    private long failures;

    Outage(Backend backend) {
        this.backend = backend;
    }

    void failed(Throwable failure) {
        var now = Failures.reason(backend, failure);
        if (failures == 0) {
            sinceNanos = System.nanoTime();
        }
        failures++;
        if (!now.equals(reason)) {
            reason = now;
            LOG.error("{}; it is tried again until it succeeds, and nothing that was reported saved is lost",
                    Failures.storeException(backend, "can't be written", failure).getMessage());
            LOG.debug("the store failed", failure);
        }
    }

    void over() {
        if (failures != 0) {
            LOG.warn("The store {} {} is written again, after {} failures in {} s", backend.product(), backend.place(), failures,
                    Duration.ofNanos(System.nanoTime() - sinceNanos).toSeconds());
            failures = 0;
            reason = "";
        }
    }
}
