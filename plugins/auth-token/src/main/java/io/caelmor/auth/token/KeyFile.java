package io.caelmor.auth.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of the login service, as their file has them now: it is looked at once a second while tickets come, and read when it was
/// changed. A file that can't be used changes nothing, and is complained of once. Any thread; one at a time looks, the others go on.
final class KeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_BYTES = 65_536;

    private final Path file;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile PublicKeys keys;
    private volatile long lookedNanos;
    private @Nullable State seen;

    /// What tells one content of a file from another without reading it.
    private record State(FileTime changed, long bytes, Object identity) {}

    private KeyFile(Path file, State seen, PublicKeys keys, long nowNanos) {
        this.file = file;
        this.seen = seen;
        this.keys = keys;
        lookedNanos = nowNanos;
    }

    static KeyFile open(Path file, long nowNanos) throws KeyFileException {
        var state = state(file);
        return new KeyFile(file, state, read(file), nowNanos);
    }

    PublicKeys keys(long nowNanos) {
        if (nowNanos - lookedNanos >= LOOK_NANOS && looking.tryLock()) {
            try {
                lookedNanos = nowNanos;
                look();
            } finally {
                looking.unlock();
            }
        }
        return keys;
    }

    private void look() {
        State now = null;
        try {
            now = state(file);
            if (!now.equals(seen)) {
                keys = read(file);
                LOG.info("the login service's public keys were read anew from {}: {}", file, keys.byId().keySet());
            }
        } catch (KeyFileException e) {
            if (seen != null) {
                LOG.error("{} can't be used: {}. The keys that it held before count on; mend the file", file, e.getMessage());
            }
        }
        seen = now;
    }

    private static State state(Path file) throws KeyFileException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new State(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static PublicKeys read(Path file) throws KeyFileException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new KeyFileException("it is longer than " + MOST_BYTES + " bytes");
            }
            return KeyText.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static KeyFileException unreadable(IOException e) {
        return new KeyFileException(e instanceof NoSuchFileException ? "there is no such file" : "it can't be read (" + e + ")");
    }
}
