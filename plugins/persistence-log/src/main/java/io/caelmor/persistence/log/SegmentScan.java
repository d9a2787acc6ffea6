package io.caelmor.persistence.log;

import io.caelmor.kernel.persist.StoreException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Walks over the records of one segment and stops at its end, or at the first byte that isn't as it was written.
final class SegmentScan {
    private final ByteBuffer bytes;
    private final Path file;
    private final long firstSequence;
    private @Nullable RecordHeader header;
    private int bodyAt;
    private int position = Segment.HEADER_BYTES;
    private long sequence;
    private @Nullable String damage;

    /// Throws [StoreException] where the segment's own header is damaged or a newer program's.
    SegmentScan(ByteBuffer bytes, Path file, long number) throws StoreException {
        this.bytes = bytes;
        this.file = file;
        if (bytes.limit() < Segment.HEADER_BYTES || bytes.getLong(0) != Segment.MAGIC
                || bytes.getInt(28) != Checksum.of(bytes, 0, 28)) {
            throw Damage.at(file, 0, "a segment's header isn't there, or its checksum is wrong");
        }
        if (bytes.getInt(8) != Segment.VERSION) {
            throw Damage.newer(file, 8, "format version " + bytes.getInt(8));
        }
        if (bytes.getLong(12) != number) {
            throw Damage.at(file, 12, "this is segment " + bytes.getLong(12) + " under the name of another");
        }
        firstSequence = bytes.getLong(20);
        sequence = firstSequence;
    }

    /// Steps to the next record. False at the end, and at damage.
    boolean next() {
        if (damage != null || position == bytes.limit()) {
            return false;
        }
        header = RecordHeader.read(bytes, position);
        bodyAt = position + RecordHeader.BYTES;
        if (header == null) {
            damage = "the header of record " + sequence + " is cut off, or its checksum is wrong";
        } else if (header.sequence() != sequence) {
            damage = "record " + header.sequence() + " stands where record " + sequence + " belongs";
        } else if (header.length() < 0 || header.length() > bytes.limit() - bodyAt) {
            damage = "record " + sequence + " of " + header.length() + " bytes is cut off";
        } else if (header.bodyChecksum() != Checksum.of(bytes, bodyAt, header.length())) {
            damage = "the checksum of record " + sequence + " is wrong";
        } else {
            position = bodyAt + header.length();
            sequence++;
            return true;
        }
        return false;
    }

    /// The record that [#next] stepped over.
    RecordHeader header() {
        return Objects.requireNonNull(header);
    }

    /// Where that record's body begins.
    int bodyAt() {
        return bodyAt;
    }

    ByteBuffer bytes() {
        return bytes;
    }

    /// End of the last record that is sound.
    int position() {
        return position;
    }

    long firstSequence() {
        return firstSequence;
    }

    /// The sequence that comes after the last sound record.
    long nextSequence() {
        return sequence;
    }

    /// What is wrong at [#position], or null.
    @Nullable String damage() {
        return damage;
    }

    StoreException refusal() {
        return Damage.at(file, position, Objects.requireNonNull(damage));
    }

    /// Whether a record was begun after the damaged one. Then the damaged one had been forced: no record is begun before.
    boolean isFollowed() {
        if (header != null && header.sequence() == sequence && header.length() >= 0) {
            return (long) position + RecordHeader.BYTES + header.length() < bytes.limit();
        }
        for (int at = position + 1; at <= bytes.limit() - RecordHeader.BYTES; at++) {
            var later = RecordHeader.read(bytes, at);
            if (later != null && later.sequence() > sequence) {
                return true;
            }
        }
        return false;
    }
}
