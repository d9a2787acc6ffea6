package io.caelmor.persistence.sql;

import static io.caelmor.kernel.persist.CommitOutcome.COMMITTED;
import static io.caelmor.kernel.persist.CommitOutcome.UNKNOWN;
import static io.caelmor.testing.store.Cuts.cut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.Store;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What every database must do when it stops answering.
abstract class OutageContract extends SqlFixture {
    /// Makes commits fail until what it answers is closed.
    abstract AutoCloseable breakDatabase() throws Exception;

    @Test
    void shouldSayUnknownWhileTheDatabaseIsGoneAndCommitWhenItIsBack() throws Exception {
        var store = open();
        assertEquals(COMMITTED, store.commit(cut(1).put(1, 0, 1, 1).made()));
        var cut = cut(2).put(1, 0, 2, 2).put(2, 0, 1, 2).made();
        try (var log = new Log()) {
            try (var _ = breakDatabase()) {
                for (int attempt = 0; attempt < 3; attempt++) {
                    assertEquals(UNKNOWN, store.commit(cut));
                }
            }
            assertEquals(COMMITTED, settled(store, cut));
            assertEquals(2, world(store).size());
            log.check(settings(), backend().place());
        }
    }

    /// As its worker does, which asks until it is told: a database that was just let go on can drop one connection more.
    private static CommitOutcome settled(Store store, Cut cut) throws InterruptedException {
        var outcome = store.commit(cut);
        for (int attempt = 0; outcome == UNKNOWN && attempt < 50; attempt++) {
            Thread.sleep(100);
            outcome = store.commit(cut);
        }
        return outcome;
    }

    /// What the store logs meanwhile.
    private static final class Log implements AutoCloseable {
        private final Logger logger = (Logger) LoggerFactory.getLogger(Outage.class);
        private final ListAppender<ILoggingEvent> events = new ListAppender<>();

        Log() {
            events.start();
            logger.setLevel(Level.INFO);
            logger.addAppender(events);
        }

        void check(ConnectionSettings settings, String place) {
            var errors = events.list.stream().filter(event -> event.getLevel() == Level.ERROR).toList();
            assertTrue(!errors.isEmpty() && errors.size() <= 3, "once per outage and reason, not per try: " + errors);
            assertTrue(events.list.getLast().getFormattedMessage().matches(".*written again, after \\d+ failures.*"), events.list.toString());
            for (var event : events.list) {
                assertTrue(event.getFormattedMessage().contains(place), event.getFormattedMessage());
                assertFalse(!settings.password().isEmpty() && event.getFormattedMessage().contains(settings.password()));
            }
        }

        @Override
        public void close() {
            logger.detachAppender(events);
            logger.setLevel(null);
        }
    }
}
