package io.caelmor.persistence.log;

import io.caelmor.kernel.persist.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The folder of a log, locked against other servers while this is open. The lock ends with the process, however it ends.
final class StoreFolder implements Closeable {
    static final String LOCK = "lock";
    private static final String NEW = ".new";
    private static final Pattern SEGMENT = Pattern.compile("segment-(\\d{10})\\.log");
    private static final boolean WINDOWS = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");

    private final Path path;
    private final FileChannel lock;

    private StoreFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Makes the folder where it is missing, and locks it.
    static StoreFolder lock(Path path) throws StoreException {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new StoreException("The folder " + path + " can't be made (" + e + "). Name a place for it in [persistence.log]"
                    + " folder where this user may write and where no file of that name is.", e);
        }
        try {
            var file = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(file)) {
                file.close();
                throw new StoreException("The log " + path + " is in use by another server. Stop that one, or name another folder in"
                        + " [persistence.log] folder.");
            }
            return new StoreFolder(path, file);
        } catch (IOException e) {
            throw new StoreException("The log " + path + " can't be locked (" + e + "). See that this user may write there, and that"
                    + " the file system has locks.", e);
        }
    }

    /// Whether there is nothing in the folder but a lock.
    static boolean isBare(Path path) throws IOException {
        try (var files = Files.list(path)) {
            return files.allMatch(file -> file.getFileName().toString().equals(LOCK));
        }
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }

    Path segment(long number) {
        return path.resolve("segment-%010d.log".formatted(number));
    }

    /// The segment's number, or -1 where the file is none.
    static long segmentNumber(String name) {
        var matcher = SEGMENT.matcher(name);
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }

    /// Names of all files but the lock and what a crash left half-written.
    List<String> names() throws IOException {
        var names = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(path)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                if (!name.equals(LOCK) && !name.endsWith(NEW)) {
                    names.add(name);
                }
            }
        }
        names.sort(null);
        return names;
    }

    /// Writes a file as a whole: after a crash it is the former one or this one.
    void replace(Path file, ByteBuffer content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + NEW);
        try (var channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(path);
    }

    /// Makes new names in a folder durable. Windows has no such call: its file system keeps a journal of names itself.
    static void force(Path path) throws IOException {
        if (!WINDOWS) {
            try (var folder = FileChannel.open(path, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
