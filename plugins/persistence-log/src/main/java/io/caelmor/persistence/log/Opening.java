package io.caelmor.persistence.log;

import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.world.WorldId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a whole log, oldest segment first, into a [LiveState].
///
/// Each record has a checksum and the number after the one before, and a record is begun only when the one before was forced. So damage
/// with a record behind it is damage to what was saved, and refuses the start. So does damage that the [SyncedMark] covers. What
/// is left is the last record of all, unfinished and never reported saved: a crash while it was written. It is cut off.
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final StoreFolder folder;
    private final @Nullable WorldId world;
    private final LiveState state;
    private final SyncedMark mark;
    private final SegmentedLog log;
    private final List<Segment> segments = new ArrayList<>();
    private Manifest manifest;
    private SyncedMark.@Nullable Place synced;

    /// With `world` null the log is only looked at, whatever world it holds, and nothing is changed.
    private Opening(StoreFolder folder, @Nullable WorldId world, LiveState state, SyncedMark mark, SegmentedLog log)
            throws IOException, StoreException {
        this.folder = folder;
        this.world = world;
        this.state = state;
        this.mark = mark;
        this.log = log;
        manifest = Manifest.read(folder);
    }

    /// Opens the log in the settings' folder, or makes one where the folder is empty.
    static SegmentedLog open(LogSettings settings, WorldId world, LiveState state, LogPoints points) throws IOException, StoreException {
        var folder = StoreFolder.lock(settings.folder());
        Closeable open = folder;
        try {
            var names = folder.names();
            if (!names.contains(Manifest.NAME)) {
                begin(folder, world, names);
            }
            var mark = SyncedMark.open(folder.file(SyncedMark.NAME));
            var log = new SegmentedLog(folder, mark, state, settings, points);
            open = log;
            new Opening(folder, world, state, mark, log).run();
            return log;
        } catch (IOException | StoreException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /// Opens the log in the settings' folder for reading alone. Throws [StoreException] where there is none.
    static LookedAtLog look(LogSettings settings, LiveState state, LogPoints points) throws IOException, StoreException {
        if (!Files.exists(settings.folder()) || Files.isDirectory(settings.folder()) && StoreFolder.isBare(settings.folder())) {
            throw nothing(settings.folder());
        }
        var folder = StoreFolder.lock(settings.folder());
        Closeable open = folder;
        try {
            if (!folder.names().contains(Manifest.NAME)) {
                refuse(folder, folder.names());
            }
            var mark = SyncedMark.look(folder.file(SyncedMark.NAME));
            var log = new SegmentedLog(folder, mark, state, settings, points);
            open = log;
            var opening = new Opening(folder, null, state, mark, log);
            opening.run();
            return new LookedAtLog(new WorldId(opening.manifest.world()), log);
        } catch (IOException | StoreException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    private static StoreException nothing(Object folder) {
        return new StoreException("The store log " + folder + " holds no world yet. Start a server on it, or import a world, or name another folder in"
                + " [persistence.log] folder.");
    }

    private static void begin(StoreFolder folder, WorldId world, List<String> names) throws IOException, StoreException {
        if (!names.isEmpty()) {
            refuse(folder, names);
        }
        new Manifest(world.name(), 1, 0).write(folder);
    }

    private static void refuse(StoreFolder folder, List<String> names) throws StoreException {
        if (names.isEmpty()) {
            throw nothing(folder);
        }
        var ours = names.stream().anyMatch(name -> name.equals(SyncedMark.NAME) || StoreFolder.segmentNumber(name) >= 0);
        throw new StoreException(ours
                ? "The file " + folder.file(Manifest.NAME) + " of the log is missing, while " + folder.file(names.getFirst())
                        + " is there. Put a backup of the whole folder in its place, or name another folder in [persistence.log] folder."
                : "The folder " + folder + " holds " + names.getFirst() + ", which is no log of a world. Name a folder in"
                        + " [persistence.log] folder that is empty, or that doesn't exist.");
    }

    private void run() throws IOException, StoreException {
        if (world != null && !manifest.world().equals(world.name())) {
            throw new StoreException("The log " + folder + " holds the world " + manifest.world() + ", not " + world
                    + ". Name another folder in [persistence.log] folder: each world has its own.");
        }
        if (manifest.last() == 0) {
            if (world == null) {
                throw nothing(folder);
            }
            makeFirst();
        }
        synced = mark.read();
        try {
            long next = readAll();
            checkNothingIsMissing();
            dropLeftovers();
            if (world == null) {
                log.look(segments);
            } else {
                log.begin(manifest, segments, next);
            }
        } catch (IOException | StoreException | RuntimeException e) {
            for (var segment : segments) {
                segment.close();
            }
            throw e;
        }
    }

    private void makeFirst() throws IOException {
        var first = new RecordBuffer();
        state.writeState(first.begin(), state.nextId());
        Segment.create(folder, 1, 1, first.sealed(RecordType.STATE, 1)).close();
        manifest = manifest.withNext();
        manifest.write(folder);
        mark.write(1, 0);
        mark.force();
    }

    private long readAll() throws IOException, StoreException {
        long next = -1;
        for (long number = manifest.first(); number <= manifest.last(); number++) {
            var file = folder.segment(number);
            if (!Files.exists(file)) {
                throw Damage.at(file, 0, "the file is missing, though " + folder.file(Manifest.NAME) + " names it");
            }
            var scan = new SegmentScan(ByteBuffer.wrap(Files.readAllBytes(file)), file, number);
            if (next != -1 && scan.firstSequence() != next) {
                throw Damage.at(folder.segment(number - 1), Files.size(folder.segment(number - 1)),
                        "it ends after record " + (next - 1) + ", and the next file begins with record " + scan.firstSequence());
            }
            apply(scan, number);
            if (scan.damage() != null) {
                cutOff(scan, number);
            }
            next = scan.nextSequence();
            segments.add(Segment.open(folder, number, scan.position()));
        }
        return next;
    }

    private void apply(SegmentScan scan, long number) throws StoreException {
        while (scan.next()) {
            var type = RecordType.of(scan.header().type());
            int offset = scan.bodyAt() - RecordHeader.BYTES;
            if (type == null) {
                throw Damage.newer(folder.segment(number), offset, "record of type " + scan.header().type());
            }
            try {
                state.apply(type, scan.bytes(), scan.bodyAt(), scan.header().length(), number, 0);
            } catch (RuntimeException e) {
                throw Damage.at(folder.segment(number), offset, "record " + scan.header().sequence() + " can't be read (" + e + ")");
            }
        }
    }

    private void cutOff(SegmentScan scan, long number) throws IOException, StoreException {
        boolean firstRecord = scan.nextSequence() == scan.firstSequence();
        if (number != manifest.last() || firstRecord || scan.isFollowed()) {
            throw scan.refusal();
        }
        if (synced == null) {
            throw Damage.at(folder.file(SyncedMark.NAME), 0, "it doesn't tell whether the end of " + folder.segment(number)
                    + ", which is damaged at byte " + scan.position() + ", had been saved");
        }
        if (synced.covers(number, scan.position())) {
            throw scan.refusal();
        }
        if (world == null) {
            return;
        }
        var file = folder.segment(number);
        LOG.warn("The last commit in {} was cut off by a crash at byte {} of {} and had never been reported saved: it is removed ({})",
                file, scan.position(), Files.size(file), scan.damage());
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(scan.position());
            channel.force(true);
        }
    }

    private void checkNothingIsMissing() throws StoreException {
        var last = segments.getLast();
        if (synced == null) {
            LOG.warn("The file {} is missing or damaged; the log itself is sound, and the file is written anew",
                    folder.file(SyncedMark.NAME));
        } else if (synced.segment() > last.number()) {
            throw Damage.at(folder.file(Manifest.NAME), 0, "it ends with segment " + last.number() + ", but segment " + synced.segment()
                    + " was saved");
        } else if (synced.covers(last.number(), last.end())) {
            throw Damage.at(last.file(), last.end(), "the file ends here, but was saved up to byte " + synced.end());
        }
    }

    /// What a crash left on either side of a switch: the segment that was to come, and the one that had gone.
    private void dropLeftovers() throws IOException, StoreException {
        for (var name : folder.names()) {
            long number = StoreFolder.segmentNumber(name);
            if (number > manifest.last() + 1) {
                throw Damage.at(folder.file(Manifest.NAME), 0, "it ends with segment " + manifest.last() + ", but " + name + " is there");
            }
            if (world != null && number >= 0 && (number < manifest.first() || number > manifest.last())) {
                Files.delete(folder.file(name));
            }
        }
    }
}
