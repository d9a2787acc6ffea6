package io.caelmor.persistence.log;

import io.caelmor.kernel.persist.ArchiveSink;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreArchive.Feed;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/// Fills an empty log: a whole one is made beside it, and takes its name when it is complete and durable.
final class LogImport {
    /// Bytes of a record, roughly.
    private static final int RECORD_BYTES = 1 << 20;

    private final LogSettings settings;
    private final LogPoints points;
    private final String store;
    private final Path target;
    private final Path beside;

    LogImport(LogSettings settings, LogPoints points, String store) {
        this.settings = settings;
        this.points = points;
        this.store = store;
        target = settings.folder().toAbsolutePath();
        beside = target.resolveSibling(target.getFileName() + ".importing");
    }

    void run(StoreSummary summary, Feed content) throws StoreException {
        if (summary.worlds().size() != 1) {
            throw new StoreException("The store " + store + " holds one world, and what is imported has " + summary.worlds().size()
                    + ". Import it into a database, with persistence.sql.");
        }
        try {
            refuseContent();
            // What an import before left when it was cut off.
            remove(beside);
            fill(summary, content);
            replace();
        } catch (IOException | RuntimeException failure) {
            throw failure(failure);
        }
    }

    private StoreException failure(Exception cause) {
        return new StoreException("The store " + store + " can't be filled: " + cause + ". See that the disk is sound and has room, and that this user may"
                + " write there.", cause);
    }

    private void refuseContent() throws IOException, StoreException {
        if (!Files.isDirectory(target) || StoreFolder.isBare(target)) {
            return;
        }
        var state = new LiveState();
        var looked = Opening.look(settings, state, points);
        looked.log().close();
        if (state.ids().length + state.names().size() != 0) {
            throw new StoreException("The store " + store + " is not empty: it holds " + state.names().size() + " accounts and " + state.ids().length
                    + " entities, and a world is imported into an empty store alone. Name another folder in [persistence.log] folder.");
        }
    }

    private void fill(StoreSummary summary, Feed content) throws IOException, StoreException {
        var state = new LiveState();
        var world = summary.worlds().getFirst().id();
        var log = Opening.open(new LogSettings(beside, settings.segmentBytes(), settings.garbagePercent()), world, state, points);
        try (log) {
            var codec = new RowCodec(state.columns(), state.columns().adapt(summary.layout(world), store));
            var first = new RecordBuffer();
            state.writeState(first.begin(), Math.max(1, summary.nextId()));
            log.append(RecordType.STATE, first);
            var sink = new Sink(log, codec);
            content.into(sink);
            sink.flush();
        }
    }

    private void replace() throws IOException, StoreException {
        if (Files.exists(target)) {
            // Nobody may have begun to use it meanwhile.
            StoreFolder.lock(target).close();
            refuseContent();
            remove(target);
        }
        Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        StoreFolder.force(Objects.requireNonNull(target.getParent()));
    }

    /// Removes a folder of plain files.
    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /// Collects what comes into records.
    private final class Sink implements ArchiveSink {
        private final SegmentedLog log;
        private final RowCodec codec;
        private final RecordBuffer record = new RecordBuffer().begin();
        private RecordType type = RecordType.ACCOUNTS;

        Sink(SegmentedLog log, RowCodec codec) {
            this.log = log;
            this.codec = codec;
        }

        @Override
        public void account(long number, String name) throws StoreException {
            LogStore.checkName(name);
            collecting(RecordType.ACCOUNTS);
            LiveState.writeAccount(record, number, name);
        }

        @Override
        public void rows(EntityRows rows) throws StoreException {
            for (int row = 0; row < rows.size(); row++) {
                collecting(RecordType.ROWS);
                codec.put(record, rows, row, null);
            }
        }

        private void collecting(RecordType next) throws StoreException {
            if (next != type || record.position() > RECORD_BYTES) {
                flush();
                type = next;
            }
        }

        void flush() throws StoreException {
            if (record.position() > RecordHeader.BYTES) {
                try {
                    log.append(type, record);
                } catch (IOException | RuntimeException cause) {
                    throw failure(cause);
                }
                record.begin();
            }
        }
    }
}
