package io.caelmor.persistence.sql;

import static io.caelmor.kernel.persist.CommitOutcome.COMMITTED;
import static io.caelmor.testing.store.Cuts.cut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.testing.store.Layouts;
import io.caelmor.testing.store.StoreFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens to the files of an SQLite store: it opens with all that was saved, or is refused with a sentence that names the file and
/// what to do. Never less than was saved.
@Execution(ExecutionMode.CONCURRENT)
class SqliteDamageTest {
    private static final String DATABASE = "world.db";
    private static final String LOG = "world.db-wal";
    private static final String MARK = "world.db-saved-overworld";
    private static final List<String> NAMES = List.of("Ada", "Bob", "Cid", "Dora");
    private static final int FLIPS = 200;

    @TempDir
    Path temp;

    private Path folder;
    private List<String> saved;
    /// As a stopped server leaves it, and as a killed one does.
    private Map<String, byte[]> stopped;
    private Map<String, byte[]> killed;

    @BeforeEach
    void makeStores() throws Exception {
        folder = Files.createDirectory(temp.resolve("damaged"));
        var first = store(temp.resolve("made/world.db"));
        first.open(Layouts.ALL);
        fill(first, 1, 1);
        first.close();
        stopped = files();
        saved = shown(first = store(temp.resolve("made/world.db")));
        fill(first, 1, 2);
        fill(first, 2, 3);
        killed = files();
        first.close();
    }

    private static void fill(SqlStore store, int number, int version) throws StoreException {
        var cut = cut(number);
        for (int i = 0; i < NAMES.size(); i++) {
            store.loadAccount(NAMES.get(i), StoreFixture.room());
        }
        store.reserveIds(200);
        for (int id = 1; id <= 160; id++) {
            cut.put(id, id % 5, version, id * 7, 1L << id % 63, id / 3f, "entity " + id + " of version " + version);
        }
        assertEquals(COMMITTED, store.commit(cut.made()));
    }

    private Map<String, byte[]> files() throws IOException {
        var files = new TreeMap<String, byte[]>();
        for (var name : List.of(DATABASE, LOG, MARK)) {
            var file = temp.resolve("made").resolve(name);
            if (Files.exists(file)) {
                files.put(name, Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static SqlStore store(Path file) throws StoreException {
        return new SqlStore(Backend.of(ConnectionSettings.of("jdbc:sqlite:" + file, "", "")), SqlPoints.of(new FailurePoints()::point));
    }

    /// Opens it as a server does, and shows all that it holds. The store stays open.
    private static List<String> shown(SqlStore store) throws StoreException {
        store.open(Layouts.ALL);
        var rows = new ArrayList<>(StoreFixture.world(store));
        for (var name : NAMES) {
            var room = StoreFixture.room();
            rows.add(name + " " + store.loadAccount(name, room));
            rows.addAll(StoreFixture.shown(room));
        }
        return rows;
    }

    /// True where it was refused in the right words.
    private boolean refused(Map<String, byte[]> files, List<String> expected, String what) throws Exception {
        for (var name : List.of(DATABASE, LOG, MARK, "world.db-shm")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        for (var file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        var store = store(folder.resolve(DATABASE));
        try {
            var found = shown(store);
            if (!found.equals(expected)) {
                fail(what + ": opened with other content, such as " + found.stream().filter(row -> !expected.contains(row)).limit(3).toList());
            }
            return false;
        } catch (StoreException refusal) {
            assertSays(refusal.getMessage(), what);
            return true;
        } finally {
            store.close();
        }
    }

    private void assertSays(String sentence, String what) {
        assertTrue(sentence.contains(folder.resolve(DATABASE).toString()), what + ": " + sentence);
        assertTrue(sentence.matches("(?s).*(put a backup in|bring it back|Bring the file back|delete|name another|Name a file|Give this user).*"), what + ": " + sentence);
    }

    private static Map<String, byte[]> with(Map<String, byte[]> files, String name, byte[] bytes) {
        var changed = new TreeMap<>(files);
        changed.put(name, bytes);
        return changed;
    }

    private static Map<String, byte[]> without(Map<String, byte[]> files, String name) {
        var changed = new TreeMap<>(files);
        changed.remove(name);
        return changed;
    }

    private List<String> latest() throws Exception {
        var rows = new ArrayList<String>();
        saved.forEach(row -> rows.add(row.replace(" v1 ", " v3 ").replace("version 1", "version 3")));
        return rows;
    }

    @Test
    void shouldOpenWhatIsNotDamaged() throws Exception {
        assertEquals(164, saved.size());
        assertTrue(killed.containsKey(LOG) && killed.containsKey(MARK) && !stopped.containsKey(LOG));
        assertEquals(false, refused(stopped, saved, "as stopped"));
        assertEquals(false, refused(killed, latest(), "as killed"));
    }

    @Test
    void shouldNeverShowLessForAFlippedBitOfAStoppedStore() throws Exception {
        int refusals = flip(stopped, saved, DATABASE, 1);
        assertTrue(refusals > FLIPS / 10, refusals + " of " + FLIPS + " were refused");
    }

    @Test
    void shouldNeverShowLessForAFlippedBitOfAKilledStore() throws Exception {
        flip(killed, latest(), DATABASE, 2);
        int refusals = flip(killed, latest(), LOG, 3);
        assertTrue(refusals > FLIPS / 2, refusals + " of " + FLIPS + " were refused");
        for (int at = 0; at < killed.get(MARK).length; at++) {
            flip(killed, latest(), MARK, at, at % 8);
        }
    }

    /// The file's header, the schema and the small tables weigh more than their bytes.
    @Test
    void shouldNeverShowLessForAFlippedBitOfTheFirstPages() throws Exception {
        var random = new Random(5);
        for (int flips = 0; flips < FLIPS; flips++) {
            int at = flips < 100 ? flips : random.nextInt(4096);
            flip(stopped, saved, DATABASE, at, random.nextInt(8));
        }
    }

    private int flip(Map<String, byte[]> files, List<String> expected, String name, int seed) throws Exception {
        var random = new Random(seed);
        int refusals = 0;
        for (int flips = 0; flips < FLIPS; flips++) {
            refusals += flip(files, expected, name, random.nextInt(files.get(name).length), random.nextInt(8));
        }
        return refusals;
    }

    private int flip(Map<String, byte[]> files, List<String> expected, String name, int at, int bit) throws Exception {
        var bytes = files.get(name).clone();
        bytes[at] ^= (byte) (1 << bit);
        return refused(with(files, name, bytes), expected, "bit " + bit + " of byte " + at + " of " + name) ? 1 : 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {DATABASE, LOG, MARK})
    void shouldNeverShowLessForAFileOfAKilledStoreThatIsCutOff(String name) throws Exception {
        truncate(killed, latest(), name);
    }

    @Test
    void shouldNeverShowLessForAFileOfAStoppedStoreThatIsCutOff() throws Exception {
        truncate(stopped, saved, DATABASE);
    }

    private void truncate(Map<String, byte[]> files, List<String> expected, String name) throws Exception {
        var random = new Random(6);
        int length = files.get(name).length;
        for (int cuts = 0; cuts < 80; cuts++) {
            int left = cuts < 20 ? cuts * length / 20 / 512 * 512 : random.nextInt(length);
            refused(with(files, name, Arrays.copyOf(files.get(name), left)), expected, name + " cut off at " + left);
        }
    }

    @Test
    void shouldRefuseAStoreWhoseFilesAreMissingOrOthers() throws Exception {
        assertEquals(true, refused(without(killed, LOG), latest(), "no log"));
        assertEquals(true, refused(with(killed, LOG, new byte[0]), latest(), "an empty log"));
        assertEquals(true, refused(with(killed, LOG, "Dear diary".getBytes()), latest(), "a text as log"));
        assertEquals(true, refused(without(killed, DATABASE), latest(), "no database"));
        assertEquals(true, refused(without(stopped, DATABASE), saved, "a mark alone"));
        assertEquals(true, refused(with(stopped, DATABASE, new byte[0]), saved, "an empty file"));
        assertEquals(true, refused(with(stopped, DATABASE, "Dear diary, ".repeat(999).getBytes()), saved, "a text"));
        assertEquals(false, refused(without(stopped, MARK), saved, "no mark"));
    }

    @Test
    void shouldRefuseAFolderAndAnUnreadableFile() throws Exception {
        Files.createDirectory(folder.resolve(DATABASE));
        try {
            shown(store(folder.resolve(DATABASE)));
            fail("a folder was opened");
        } catch (StoreException refusal) {
            assertSays(refusal.getMessage(), "a folder");
        }
        Files.delete(folder.resolve(DATABASE));
        var file = Files.write(folder.resolve(DATABASE), stopped.get(DATABASE)).toFile();
        // Root reads all the same.
        if (file.setReadable(false) && !file.canRead()) {
            try {
                shown(store(folder.resolve(DATABASE)));
                fail("an unreadable file was opened");
            } catch (StoreException refusal) {
                assertSays(refusal.getMessage(), "unreadable");
            }
        }
    }

    /// What a person changed on purpose is taken once they say so.
    @Test
    void shouldTakeWhatAPersonChangedAndSaidSo() throws Exception {
        assertEquals(false, refused(stopped, saved, "as stopped"));
        change("update entity set combat_health = 1 where id = 5");
        var store = store(folder.resolve(DATABASE));
        try {
            shown(store);
            fail("a changed row was loaded");
        } catch (StoreException refusal) {
            assertTrue(refusal.getMessage().contains("id 5 ") && refusal.getMessage().contains("row_sum to 0"), refusal.getMessage());
        } finally {
            store.close();
        }
        change("update entity set row_sum = 0 where id = 5");
        var again = store(folder.resolve(DATABASE));
        assertTrue(shown(again).contains("#5 of 0 v1 1 32 1070945621 \"entity 5 of version 1\""));
        again.close();
    }

    private void change(String sql) throws Exception {
        try (var connection = Backend.of(ConnectionSettings.of("jdbc:sqlite:" + folder.resolve(DATABASE), "", "")).source().getConnection()) {
            SqlFixture.execute(connection, sql);
        }
    }
}
