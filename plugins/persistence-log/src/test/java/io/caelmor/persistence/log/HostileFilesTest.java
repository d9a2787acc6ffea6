package io.caelmor.persistence.log;

import static io.caelmor.kernel.persist.CommitOutcome.COMMITTED;
import static io.caelmor.testing.store.Cuts.cut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.persist.ArchiveAudit;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.testing.store.Layouts;
import io.caelmor.testing.store.StoreFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log of many segments, cleaned and full of accounts, of which one file at a time is damaged: it opens with all that was saved, or is refused with
/// the file, the place and what to do. Never less than was saved.
class HostileFilesTest {
    private static final List<String> NAMES = List.of("Ada", "Bob", "Cid");
    private static final int FLIPS = 300;

    @TempDir
    Path temp;

    private LogPlace damaged;
    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private List<String> saved;

    @BeforeEach
    void makeLog() throws Exception {
        damaged = new LogPlace(temp.resolve("damaged"), 1_000);
        Files.createDirectory(damaged.folder());
        var made = new LogPlace(temp.resolve("made"), 1_000);
        var store = made.store(new FailurePoints());
        store.open(Layouts.ALL);
        for (var name : NAMES) {
            store.loadAccount(name, StoreFixture.room());
        }
        store.reserveIds(100);
        for (int number = 1; number <= 40; number++) {
            var cut = cut(number);
            for (int id = 1 + number % 3; id <= 60; id += 3) {
                cut.put(id, id % 4, number, id * number, 1L << number, id / 3f, "entity " + id);
            }
            assertEquals(COMMITTED, store.commit(cut.made()));
        }
        store.close();
        try (var found = Files.list(made.folder())) {
            for (var file : found.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        saved = shown(made);
        assertTrue(files.size() > 5 && saved.size() == 63, files.keySet() + ", " + saved.size());
    }

    private static List<String> shown(LogPlace place) throws StoreException {
        var store = place.store(new FailurePoints());
        try {
            store.open(Layouts.ALL);
            var rows = new ArrayList<>(StoreFixture.world(store));
            for (var name : NAMES) {
                var room = StoreFixture.room();
                rows.add(name + " " + store.loadAccount(name, room));
                rows.addAll(StoreFixture.shown(room));
            }
            return rows;
        } finally {
            store.close();
        }
    }

    private void write(String changed, byte[] bytes) throws IOException {
        try (var old = Files.list(damaged.folder())) {
            for (var file : old.toList()) {
                Files.delete(file);
            }
        }
        for (var file : files.entrySet()) {
            var content = file.getKey().equals(changed) ? bytes : file.getValue();
            if (content != null) {
                Files.write(damaged.folder().resolve(file.getKey()), content);
            }
        }
    }

    /// True where it was refused in the right words; an archive must say the same before, and change nothing.
    private boolean refused(String changed, byte[] bytes, String what) throws Exception {
        write(changed, bytes);
        var problems = new ArrayList<String>();
        try (var archive = damaged.store(new FailurePoints()).archive()) {
            ArchiveAudit.run(archive, problems::add);
        }
        if (bytes != null) {
            assertTrue(Arrays.equals(bytes, Files.readAllBytes(damaged.folder().resolve(changed))), what + ": looking changed it");
        }
        try {
            var found = shown(damaged);
            if (!found.equals(saved)) {
                fail(what + ": opened with other content, such as " + found.stream().filter(row -> !saved.contains(row)).limit(3).toList());
            }
            assertEquals(List.of(), problems, what);
            return false;
        } catch (StoreException refusal) {
            assertTrue(refusal.getMessage().contains(damaged.folder().resolve(changed).toString()) || changed.equals(SyncedMark.NAME), what + ": " + refusal.getMessage());
            assertTrue(refusal.getMessage().matches(".*(Put a backup|name another folder).*"), what + ": " + refusal.getMessage());
            assertEquals(List.of(refusal.getMessage()), problems, what);
            return true;
        }
    }

    @Test
    void shouldNeverShowLessForAFlippedBit() throws Exception {
        var random = new Random(1);
        int refusals = 0;
        for (int flips = 0; flips < FLIPS; flips++) {
            var name = names().get(random.nextInt(names().size()));
            var bytes = files.get(name).clone();
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            refusals += refused(name, bytes, "byte " + at + " of " + name) ? 1 : 0;
        }
        assertTrue(refusals > FLIPS / 2, refusals + " of " + FLIPS);
    }

    @Test
    void shouldNeverShowLessForAFileThatIsCutOffEmptyMissingOrAnother() throws Exception {
        var random = new Random(2);
        for (var name : names()) {
            var whole = files.get(name);
            for (int cuts = 0; cuts < 20; cuts++) {
                int left = random.nextInt(whole.length);
                boolean refused = refused(name, Arrays.copyOf(whole, left), name + " cut off at " + left);
                assertEquals(!name.equals(SyncedMark.NAME), refused, name + " cut off at " + left);
            }
            refused(name, new byte[0], name + " empty");
            refused(name, "Dear diary, ".repeat(500).getBytes(StandardCharsets.UTF_8), name + " a text");
            write(name, null);
            if (!name.equals(SyncedMark.NAME)) {
                assertThrows(StoreException.class, () -> shown(damaged), name + " missing");
            }
        }
    }

    private List<String> names() {
        return files.keySet().stream().filter(name -> !name.equals(StoreFolder.LOCK)).toList();
    }

    @Test
    void shouldRefuseAFolderInPlaceOfAFileAndAFileInPlaceOfTheFolder() throws Exception {
        for (var name : names()) {
            write(name, null);
            Files.createDirectory(damaged.folder().resolve(name));
            var refusal = assertThrows(StoreException.class, () -> shown(damaged), name).getMessage();
            assertTrue(refusal.contains(damaged.folder().toString()), refusal);
            Files.delete(damaged.folder().resolve(name));
        }
        var file = new LogPlace(Files.writeString(temp.resolve("file"), "Dear diary"), 1_000);
        assertTrue(assertThrows(StoreException.class, () -> shown(file)).getMessage().contains(file.folder().toString()));
    }

    @Test
    void shouldRefuseANewerProgramsFiles() throws Exception {
        var body = new String(files.get(Manifest.NAME), StandardCharsets.ISO_8859_1).replace("caelmor-log 1", "caelmor-log 2").replaceFirst("checksum .*\n", "");
        var sum = new CRC32C();
        sum.update(body.getBytes(StandardCharsets.ISO_8859_1));
        write(Manifest.NAME, (body + "checksum %08x\n".formatted(sum.getValue())).getBytes(StandardCharsets.ISO_8859_1));
        var refusal = assertThrows(StoreException.class, () -> shown(damaged)).getMessage();
        assertTrue(refusal.contains("format version 2") && refusal.contains("newer program"), refusal);
    }
}
