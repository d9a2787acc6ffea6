package io.caelmor.persistence.sql;

import io.caelmor.kernel.persist.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file of an SQLite store, and the checks that SQLite itself doesn't make: it would call an emptied file, or a lost
/// one whose log is still there, a new world.
record SqliteFile(Path path) {
    /// Where it lies.
    Path folder() {
        var parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }

    /// Refuses to look where no store is.
    void mustExist() throws StoreException {
        if (!Files.exists(path) && size(path.resolveSibling(path.getFileName() + "-wal")) == 0) {
            throw new StoreException("The store SQLite " + path + " holds no world yet: the file isn't there. Name another in [persistence.sql] url,"
                    + " or start a server on it, or import a world.");
        }
        check();
    }

    /// The file and its write-ahead log, or -1.
    long bytes() {
        try {
            return size(path) + size(path.resolveSibling(path.getFileName() + "-wal"));
        } catch (StoreException _) {
            return -1;
        }
    }

    /// Makes the folder; refuses what can't be a store.
    void prepare() throws StoreException {
        try {
            Files.createDirectories(folder());
        } catch (IOException failure) {
            throw new StoreException("The folder " + folder() + " for the store can't be made (" + failure
                    + "). Make it, writable for this user, or name another file in [persistence.sql] url.", failure);
        }
        check();
    }

    private void check() throws StoreException {
        if (Files.isDirectory(path)) {
            throw refused("is a folder", "Name a file in it, such as " + path.resolve("world.db")
                    + ", in [persistence.sql] url.");
        }
        var log = path.resolveSibling(path.getFileName() + "-wal");
        if (Files.exists(path) && size(path) == 0) {
            throw refused("is empty (0 bytes), which no store ever is",
                    "If it held a world, put a backup in its place; if not, delete it, and a new world begins.");
        }
        if (!Files.exists(path) && size(log) > 0) {
            throw refused("is missing, but its write-ahead log " + log.getFileName() + " is there",
                    "Bring the file back beside its log; or, for a new world, delete the log.");
        }
        var marks = folder().toFile().list((_, name) -> name.startsWith(SavedMark.prefix(path)));
        if (!Files.exists(path) && marks != null && marks.length != 0) {
            throw refused("is missing, but " + marks[0] + " says that a world was saved in it",
                    "Bring the file back; or, for a new world, delete " + path.resolveSibling(marks[0]) + ".");
        }
        for (var wanted : new Path[] {path, folder()}) {
            if (Files.exists(wanted) && !(Files.isReadable(wanted) && Files.isWritable(wanted))) {
                throw refused("can't be read and written: " + wanted + " is closed to this user",
                        "Give this user the right, or name another file in [persistence.sql] url.");
            }
        }
    }

    private static long size(Path file) throws StoreException {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException failure) {
            throw new StoreException("The file " + file + " can't be looked at (" + failure
                    + "). Give this user the right to read it.", failure);
        }
    }

    private StoreException refused(String what, String fix) {
        return new StoreException("The store " + path + " " + what + ". " + fix);
    }
}
