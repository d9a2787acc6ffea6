package io.caelmor.persistence.sql;

import static io.caelmor.testing.store.Cuts.cut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.persist.StoreException;
import io.caelmor.testing.store.Layouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SQLite's file: what is made beside it, what is refused, and what a killed server leaves.
class SqliteFileTest extends SqlFixture {
    @TempDir
    Path folder;

    @Override
    ConnectionSettings freshDatabase() {
        return of(folder.resolve("data/world.db"));
    }

    private static ConnectionSettings of(Path file) {
        return ConnectionSettings.of("jdbc:sqlite:" + file, "", "");
    }

    private SqlStore storeAt(Path file) throws StoreException {
        return new SqlStore(Backend.of(of(file)), SqlPoints.of(points::point));
    }

    private String refusal(Path file) {
        return assertThrows(StoreException.class, () -> storeAt(file).open(Layouts.ALL)).getMessage();
    }

    private static void assertNames(String refusal, Path file, String... words) {
        assertTrue(refusal.contains(file.toString()), refusal);
        for (var word : words) {
            assertTrue(refusal.contains(word), refusal);
        }
    }

    @Test
    void shouldHaveAllCommittedCutsAfterAKill() throws Exception {
        var store = open();
        for (int version = 1; version <= 20; version++) {
            store.commit(cut(version).put(1, 0, version, version).put(100 + version, 0, 1, version).made());
        }
        // As the disk is at the kill: the main file and the log, and nobody has closed anything.
        var log = folder.resolve("data/world.db-wal");
        assertTrue(Files.size(log) > 0);
        var copy = Files.createDirectory(folder.resolve("killed")).resolve("world.db");
        Files.copy(folder.resolve("data/world.db"), copy);
        Files.copy(log, copy.resolveSibling("world.db-wal"));
        var again = storeAt(copy);
        again.open(Layouts.ALL);
        var found = world(again);
        again.close();

        assertEquals(21, found.size());
        assertEquals("#1 of 0 v20 20 - - -", found.getFirst());
        assertRows(found, world(open()));
    }

    @Test
    void shouldLoseNoMoreThanTheCutWhoseLogIsTorn() throws Exception {
        var store = open();
        store.commit(cut(1).put(1, 0, 1, 1).put(2, 0, 1, 1).made());
        long whole = Files.size(folder.resolve("data/world.db-wal"));
        store.commit(cut(2).put(1, 0, 2, 2).put(2, 0, 2, 2).made());
        var copy = Files.createDirectory(folder.resolve("torn")).resolve("world.db");
        Files.copy(folder.resolve("data/world.db"), copy);
        var log = Files.readAllBytes(folder.resolve("data/world.db-wal"));
        Files.write(copy.resolveSibling("world.db-wal"), Arrays.copyOf(log, (int) (whole + log.length) / 2));
        var again = storeAt(copy);
        again.open(Layouts.ALL);

        assertEquals(List.of("#1 of 0 v1 1 - - -", "#2 of 0 v1 1 - - -"), world(again));
        again.close();
    }

    @Test
    void shouldFlushTheLogAtEachCommit() throws Exception {
        open();
        try (var connection = jdbc(); var statement = connection.createStatement()) {
            assertEquals("wal", statement.executeQuery("pragma journal_mode").getString(1));
            assertEquals(2, statement.executeQuery("pragma synchronous").getInt(1));
            assertEquals(1, statement.executeQuery("pragma foreign_keys").getInt(1));
        }
    }

    @Test
    void shouldUnpackTheNativeLibraryBesideTheFile() throws Exception {
        open().close();
        List<Path> first = libraries();
        open();

        assertEquals(1, first.size(), first.toString());
        assertEquals(first, libraries());
        assertEquals(null, System.getProperty("org.sqlite.lib.path"));
    }

    private List<Path> libraries() throws IOException {
        try (var files = Files.walk(folder.resolve("data/native"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void shouldRefuseAFileThatIsNoDatabase() throws Exception {
        var file = folder.resolve("notes.txt");
        Files.writeString(file, "Dear diary, ".repeat(1_000));

        assertNames(refusal(file), file, "no SQLite database", "put a backup in its place");
        assertEquals("Dear diary, ".repeat(1_000), Files.readString(file));
    }

    @Test
    void shouldRefuseAFolder() {
        assertNames(refusal(folder), folder, "is a folder");
    }

    @Test
    void shouldRefuseAnEmptiedFile() throws Exception {
        var file = Files.createFile(folder.resolve("world.db"));

        assertNames(refusal(file), file, "is empty (0 bytes)");
    }

    @Test
    void shouldRefuseALogWithoutItsFile() throws Exception {
        var file = folder.resolve("world.db");
        Files.writeString(folder.resolve("world.db-wal"), "cuts");

        assertNames(refusal(file), file, "is missing", "world.db-wal");
        assertFalse(Files.exists(file));
    }

    @Test
    void shouldRefuseAFolderThatCantBeMade() throws Exception {
        var file = Files.createFile(folder.resolve("file"));

        assertNames(refusal(file.resolve("data/world.db")), file, "can't be made");
    }

    @Test
    void shouldRefuseADamagedFile() throws Exception {
        open().commit(cut(1).put(1, 0, 1, 1).made());
        closeAll();
        var file = folder.resolve("data/world.db");
        var bytes = Files.readAllBytes(file);
        var noise = new byte[bytes.length - 100];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, 100, noise.length);
        Files.write(file, bytes);

        assertNames(refusal(file), file, "put a backup in its place");
    }
}
