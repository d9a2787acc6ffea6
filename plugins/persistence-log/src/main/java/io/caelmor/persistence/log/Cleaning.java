package io.caelmor.persistence.log;

import io.caelmor.kernel.persist.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;

/// Keeps the log short: copies what lives in the oldest segment to the end, durably, then drops that segment.
///
/// Oldest first, so that the end of an entity needs no copy: nothing older is left that it could have ended. One segment at a time, so a
/// step costs no more than a segment. A crash leaves the segment, with or without the copies; both say the same.
final class Cleaning {
    private final SegmentedLog log;
    private final LiveState state;
    private final int garbagePercent;
    private final RecordBuffer rows = new RecordBuffer();
    private final RecordBuffer accounts = new RecordBuffer();

    Cleaning(SegmentedLog log, LiveState state, int garbagePercent) {
        this.log = log;
        this.state = state;
        this.garbagePercent = garbagePercent;
    }

    boolean due() {
        long bytes = log.bytes();
        return log.count() > 1 && (bytes - state.liveBytes()) * 100 > bytes * garbagePercent;
    }

    /// Cleans the oldest segment. Where it throws, nothing is lost, and it can be tried again.
    void step() throws IOException, StoreException {
        var oldest = log.oldest();
        var scan = new SegmentScan(log.readOldest(), oldest.file(), oldest.number());
        rows.begin();
        accounts.begin();
        while (scan.next()) {
            var body = scan.bytes().duplicate().limit(scan.bodyAt() + scan.header().length()).position(scan.bodyAt());
            switch (Objects.requireNonNull(RecordType.of(scan.header().type()))) {
                case ROWS -> copyRows(body, oldest.number());
                case ACCOUNTS -> copyAccounts(body, oldest.number());
                case STATE -> { }
            }
        }
        if (scan.damage() != null) {
            throw scan.refusal();
        }
        append(RecordType.ROWS, rows);
        append(RecordType.ACCOUNTS, accounts);
        log.dropOldest();
    }

    private void append(RecordType type, RecordBuffer copied) throws IOException {
        if (copied.position() > RecordHeader.BYTES) {
            log.append(type, copied);
        }
    }

    private void copyRows(ByteBuffer body, long segment) {
        while (body.hasRemaining()) {
            var row = new StoredRow(body, body.position());
            if (state.livesAt(row, segment)) {
                rows.copy(body, row.at(), row.length());
            }
            body.position(row.at() + row.length());
        }
    }

    private void copyAccounts(ByteBuffer body, long segment) {
        while (body.hasRemaining()) {
            long number = body.getLong();
            var name = LiveState.text(body);
            if (state.accountLivesIn(name, segment)) {
                LiveState.writeAccount(accounts, number, name);
            }
        }
    }
}
