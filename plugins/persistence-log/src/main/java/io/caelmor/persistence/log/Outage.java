package io.caelmor.persistence.log;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the log when the store can't be written, when the reason changes, and when it is back; not at each try between.
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final String store;
    private String reason = "";
    private long sinceNanos;
    private long failures;

    Outage(String store) {
        this.store = store;
    }

    void failed(Exception failure) {
        var now = failure.toString();
        if (failures == 0) {
            sinceNanos = System.nanoTime();
        }
        failures++;
        if (!now.equals(reason)) {
            reason = now;
            LOG.error("The store {} can't be written: {}. It is tried again until it succeeds, and nothing that was reported saved is"
                    + " lost. See that the disk is sound and has room.", store, now);
            LOG.debug("the store failed", failure);
        }
    }

    void over() {
        if (failures != 0) {
            LOG.warn("The store {} is written again, after {} failures in {} s", store, failures,
                    Duration.ofNanos(System.nanoTime() - sinceNanos).toSeconds());
            failures = 0;
            reason = "";
        }
    }
}
