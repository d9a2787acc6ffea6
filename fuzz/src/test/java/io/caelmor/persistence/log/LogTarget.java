package io.caelmor.persistence.log;

import io.caelmor.fuzz.Target;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.testing.store.Layouts;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// What a start reads out of a log: records whose checksums are right whatever stands in them. A body that makes no sense is damage, which the reader
/// says by an exception that [Opening] knows; it never reads without end, and asks for no more memory than there are bytes.
///
/// Each piece is a record: its first byte's low bits say its type.
public final class LogTarget implements Target {
    private static final Path FILE = Path.of("segment");

    private final RecordBuffer buffer = new RecordBuffer();
    private long units;

    @Override
    public void take(byte[] input) throws Exception {
        var segment = ByteBuffer.allocate(Segment.HEADER_BYTES + 32 * (input.length + 1));
        segment.putLong(Segment.MAGIC).putInt(Segment.VERSION).putLong(1).putLong(1);
        segment.putInt(Checksum.of(segment, 0, Segment.HEADER_BYTES - 4));
        long[] sequence = {1};
        Target.pieces(input, piece -> {
            int type = piece.length == 0 ? 0 : piece[0] & 3;
            buffer.begin().copy(ByteBuffer.wrap(piece), Math.min(1, piece.length), Math.max(0, piece.length - 1));
            segment.put(buffer.sealed(type == 0 ? RecordType.ROWS : RecordType.of(type), sequence[0]++));
        });
        read(segment.flip());
        raw(input);
    }

    private void read(ByteBuffer segment) throws StoreException {
        var state = new LiveState();
        var scan = new SegmentScan(segment, FILE, 1);
        while (scan.next()) {
            units++;
            try {
                state.apply(RecordType.of(scan.header().type()), scan.bytes(), scan.bodyAt(), scan.header().length(), 1, 0);
            } catch (RuntimeException _) {
                // What Opening calls damage.
                return;
            }
        }
        if (scan.damage() != null) {
            throw new AssertionError("sound records were found damaged: " + scan.damage());
        }
        load(state, segment);
    }

    /// What was taken in can be loaded, or is refused.
    private static void load(LiveState state, ByteBuffer segment) {
        for (long id : state.ids()) {
            var place = state.place(id);
            var row = new StoredRow(segment, (int) place.offset());
            if (row.length() == place.length() && row.sound()) {
                try {
                    var into = new EntityRows(Layouts.ALL, 1);
                    new RowCodec(state.columns(), state.columns().adapt(Layouts.ALL, "fuzz")).load(row, into);
                } catch (RuntimeException | StoreException _) {
                    // The row is refused.
                }
            }
        }
    }

    /// The bytes as a file.
    private static void raw(byte[] input) {
        try {
            var scan = new SegmentScan(ByteBuffer.wrap(input), FILE, 1);
            while (scan.next()) { }
            scan.isFollowed();
        } catch (StoreException _) {
            // No segment.
        }
    }

    @Override
    public long units() {
        return units;
    }
}
