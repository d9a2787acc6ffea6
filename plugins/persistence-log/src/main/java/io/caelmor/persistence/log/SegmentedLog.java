package io.caelmor.persistence.log;

import io.caelmor.kernel.persist.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The open segments, oldest first, and the only way to add to them.
///
/// [#append] has made a record durable when it returns. Where it throws, nobody knows what reached the disk: the next append first
/// cuts the last segment back to what was forced, and reads that again.
final class SegmentedLog implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentedLog.class);

    private final StoreFolder folder;
    private final SyncedMark mark;
    private final LiveState state;
    private final LogSettings settings;
    private final LogPoints points;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private final RecordBuffer stateRecord = new RecordBuffer();
    private @Nullable Manifest manifest;
    private long nextSequence;
    private boolean doubtful;

    SegmentedLog(StoreFolder folder, SyncedMark mark, LiveState state, LogSettings settings, LogPoints points) {
        this.folder = folder;
        this.mark = mark;
        this.state = state;
        this.settings = settings;
        this.points = points;
    }

    /// Takes the segments over as they were read, and forces the last: what a killed process wrote may not be on the disk yet.
    void begin(Manifest read, Iterable<Segment> opened, long sequence) throws IOException {
        manifest = read;
        opened.forEach(segments::add);
        nextSequence = sequence;
        last().force();
        mark.write(last().number(), last().end());
    }

    /// Takes the segments over as they were read, for reading alone.
    void look(Iterable<Segment> opened) {
        opened.forEach(segments::add);
    }

    /// Appends a record, makes it durable and takes it into the state.
    void append(RecordType type, RecordBuffer buffer) throws IOException {
        settleDoubt();
        doubtful = true;
        points.beforeAppend().hit();
        if (last().end() >= settings.segmentBytes()) {
            roll();
        }
        var record = buffer.sealed(type, nextSequence);
        int length = record.limit();
        var segment = last();
        segment.append(record, points.midAppend());
        points.afterAppend().hit();
        segment.force();
        points.afterForce().hit();
        mark.write(segment.number(), segment.end() + length);
        points.afterMark().hit();
        state.apply(type, record.clear().limit(length), RecordHeader.BYTES, length - RecordHeader.BYTES, segment.number(), segment.end());
        segment.extend(length);
        nextSequence++;
        doubtful = false;
    }

    /// The next segment becomes the last: whole and durable under its name before the manifest names it.
    private void roll() throws IOException {
        state.writeState(stateRecord.begin(), state.nextId());
        var next = Segment.create(folder, last().number() + 1, nextSequence, stateRecord.sealed(RecordType.STATE, nextSequence));
        try {
            switchTo(manifest().withNext());
        } catch (IOException | RuntimeException e) {
            next.close();
            throw e;
        }
        segments.add(next);
        nextSequence++;
    }

    /// Ends the oldest segment, which must hold nothing that lives.
    void dropOldest() throws IOException {
        switchTo(manifest().withoutFirst());
        var oldest = segments.removeFirst();
        oldest.close();
        points.beforeDrop().hit();
        Files.deleteIfExists(oldest.file());
    }

    private Manifest manifest() {
        return Objects.requireNonNull(manifest, "a log that is only looked at");
    }

    private void switchTo(Manifest next) throws IOException {
        points.beforeSwitch().hit();
        next.write(folder);
        points.afterSwitch().hit();
        manifest = next;
    }

    private void settleDoubt() throws IOException {
        if (!doubtful) {
            return;
        }
        // Lowered first: the mark must never lie beyond what is there.
        mark.write(last().number(), last().end());
        mark.force();
        try {
            var scan = new SegmentScan(last().restore(), last().file(), last().number());
            while (scan.next()) { }
            if (scan.damage() != null || scan.nextSequence() != nextSequence) {
                throw new IOException(scan.damage() == null ? "the file " + last().file() + " is another" : scan.refusal().getMessage());
            }
        } catch (StoreException damaged) {
            throw new IOException(damaged.getMessage(), damaged);
        }
        doubtful = false;
    }

    /// The bytes of a row, as they were written; throws [IOException] where they no longer are.
    StoredRow read(LiveState.Place place) throws IOException {
        for (var segment : segments) {
            if (segment.number() == place.segment()) {
                var row = new StoredRow(segment.read(place.offset(), place.length()), 0);
                if (row.length() != place.length() || !row.sound() || row.id() != place.id()) {
                    throw new IOException("the file " + segment.file() + " is damaged at byte " + place.offset() + ": entity "
                            + place.id() + " isn't there as it was written");
                }
                return row;
            }
        }
        throw new IllegalStateException("segment " + place.segment() + " was dropped while entity " + place.id() + " was in it");
    }

    ByteBuffer readOldest() throws IOException {
        return segments.getFirst().read(0, Math.toIntExact(segments.getFirst().end()));
    }

    Segment oldest() {
        return segments.getFirst();
    }

    private Segment last() {
        return segments.getLast();
    }

    int count() {
        return segments.size();
    }

    long bytes() {
        return segments.stream().mapToLong(Segment::end).sum();
    }

    /// Closes all files. The mark is forced, so that after a power loss later it is still exact.
    @Override
    public void close() throws IOException {
        try {
            if (manifest != null && !doubtful) {
                mark.force();
            }
        } finally {
            mark.close();
            for (var segment : segments) {
                segment.close();
            }
            folder.close();
            LOG.debug("The log {} is closed", folder);
        }
    }
}
