package io.caelmor.persistence.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// SQLite's native library, unpacked once to `native/` beside the database. The driver left alone unpacks it to the temp
/// folder at each start, and after a kill it stays there.
final class SqliteLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);

    private SqliteLibrary() {}

    /// Loads the library, if no store of this class loader did so before.
    ///
    /// The driver is told by system properties, which are set for the moment only, under a lock that all kernels of the JVM
    /// share. A native library belongs to one class loader: for a second one in this JVM the driver unpacks a file of its own
    /// beside it, and removes it at exit.
    static void load(Path folder) {
        synchronized (System.getProperties()) {
            var ours = new ArrayList<String>();
            try {
                var library = unpack(folder.resolve("native"));
                set(ours, "org.sqlite.tmpdir", folder(library));
                if (claim(library)) {
                    set(ours, "org.sqlite.lib.path", folder(library));
                    set(ours, "org.sqlite.lib.name", library.getFileName().toString());
                }
            } catch (IOException failure) {
                LOG.warn("SQLite's native library could not be unpacked to {} ({}); it goes to the temp folder", folder, failure.toString());
            }
            try {
                SQLiteJDBCLoader.initialize();
            } catch (Exception failure) {
                // The first connection fails for the same reason and says so.
                LOG.debug("SQLite's native library did not load", failure);
            } finally {
                ours.forEach(System::clearProperty);
            }
        }
    }

    private static String folder(Path library) {
        return String.valueOf(library.getParent());
    }

    private static Path unpack(Path folder) throws IOException {
        var system = LibraryLoaderUtil.getNativeLibResourcePath();
        var name = LibraryLoaderUtil.getNativeLibName();
        byte[] packed;
        try (var resource = SQLiteJDBCLoader.class.getResourceAsStream(system + "/" + name)) {
            if (resource == null) {
                throw new IOException("there is none for " + system);
            }
            packed = resource.readAllBytes();
        }
        var platform = system.replaceFirst(".*/native/", "").replace('/', '-');
        var checksum = new CRC32();
        checksum.update(packed);
        // A name for each build of the library, so that a newer server doesn't replace the one that an older still runs on.
        var target = folder.resolve(platform + "-%08x".formatted(checksum.getValue())).resolve(name).toAbsolutePath();
        if (Files.exists(target) && Arrays.equals(Files.readAllBytes(target), packed)) {
            return target;
        }
        Files.createDirectories(target.getParent());
        var fresh = Files.createTempFile(target.getParent(), "unpacking", null);
        Files.write(fresh, packed);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return target;
    }

    /// Whether no other class loader of this JVM has taken the library.
    private static boolean claim(Path library) {
        var owner = Integer.toString(System.identityHashCode(SqliteLibrary.class.getClassLoader()));
        var taken = System.getProperties().putIfAbsent("io.caelmor.persistence.sql.library." + library, owner);
        return taken == null || taken.equals(owner);
    }

    /// An operator's own setting stays.
    private static void set(List<String> ours, String key, String value) {
        if (System.getProperty(key) == null) {
            ours.add(key);
            System.setProperty(key, value);
        }
    }
}
