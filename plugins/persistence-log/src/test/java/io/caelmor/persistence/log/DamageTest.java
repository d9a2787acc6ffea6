package io.caelmor.persistence.log;

import static io.caelmor.kernel.persist.CommitOutcome.COMMITTED;
import static io.caelmor.kernel.persist.CommitOutcome.UNKNOWN;
import static io.caelmor.testing.store.Cuts.cut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.testing.store.Layouts;
import io.caelmor.testing.store.StoreFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Torn, truncated, flipped and missing: nothing that was reported saved is dropped, and no world comes up empty in silence.
class DamageTest {
    private static final List<String> SAVED = List.of("#1 of 0 v1 10 - - \"saved\"", "#2 of 0 v1 20 - - -");
    private static final List<String> BEGUN = List.of("#1 of 0 v2 11 - - \"begun\"", "#2 of 0 v2 21 - - -");

    @TempDir
    Path temp;

    private final FailurePoints points = new FailurePoints();
    private LogPlace place;
    private int copies;

    @BeforeEach
    void makeLog() throws Exception {
        place = new LogPlace(temp.resolve("log"), 1 << 20);
        var store = place.store(points);
        store.open(Layouts.ALL);
        assertEquals(COMMITTED, store.commit(cut(1).put(1, 0, 1, 10, null, null, "saved").put(2, 0, 1, 20).made()));
        store.close();
    }

    /// As the disk is when the server is killed after its second cut was written, and before that was known to anybody.
    private LogPlace killedInSecondCut() throws Exception {
        var store = place.store(points);
        store.open(Layouts.ALL);
        points.arm(LogPlace.AFTER_FORCE, () -> {
            throw new IllegalStateException("armed");
        });
        assertEquals(UNKNOWN, store.commit(cut(1).put(1, 0, 2, 11, null, null, "begun").put(2, 0, 2, 21).made()));
        points.arm(LogPlace.AFTER_FORCE, null);
        var killed = copy();
        store.close();
        return killed;
    }

    private LogPlace copy() throws IOException {
        return place.killed(temp.resolve("copy-" + copies++));
    }

    private static List<String> opened(LogPlace at) throws StoreException {
        var store = at.store(new FailurePoints());
        try {
            store.open(Layouts.ALL);
            return StoreFixture.world(store);
        } finally {
            store.close();
        }
    }

    private static void assertRefused(LogPlace at, Path named, String... words) {
        var refusal = assertThrows(StoreException.class, () -> opened(at)).getMessage();
        assertTrue(refusal.contains(named.toString()) && refusal.contains("Put a backup"), refusal);
        for (var word : words) {
            assertTrue(refusal.contains(word), refusal);
        }
    }

    @Test
    void shouldTakeInACutThatIsWhole() throws Exception {
        assertEquals(BEGUN, opened(killedInSecondCut()));
    }

    @Test
    void shouldCutOffTheLastRecordWhereverItIsTorn() throws Exception {
        var killed = killedInSecondCut();
        int sound = (int) Files.size(place.segment(1));
        var whole = Files.readAllBytes(killed.segment(1));
        for (int end = sound; end < whole.length; end++) {
            var torn = copyOf(killed, Arrays.copyOf(whole, end));
            assertEquals(SAVED, opened(torn), "torn at " + end);
            assertEquals(sound, Files.size(torn.segment(1)), "torn at " + end);
        }
    }

    @Test
    void shouldCutOffTheLastRecordWhosePagesAreMissing() throws Exception {
        var killed = killedInSecondCut();
        int sound = (int) Files.size(place.segment(1));
        var whole = Files.readAllBytes(killed.segment(1));
        for (int end = sound + 1; end < whole.length; end++) {
            var holed = whole.clone();
            Arrays.fill(holed, sound, end, (byte) 0);
            assertEquals(SAVED, opened(copyOf(killed, holed)), "holed up to " + end);
        }
    }

    @Test
    void shouldRefuseASavedRecordThatIsTornAnywhere() throws Exception {
        var whole = Files.readAllBytes(place.segment(1));
        for (int end = 0; end < whole.length; end++) {
            var torn = copyOf(place, Arrays.copyOf(whole, end));
            assertRefused(torn, torn.segment(1), "byte ");
            assertEquals(end, Files.size(torn.segment(1)));
        }
    }

    @Test
    void shouldRefuseEachFlippedBitOfWhatWasSaved() throws Exception {
        var whole = Files.readAllBytes(place.segment(1));
        for (int at = 0; at < whole.length; at++) {
            var flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            var damaged = copyOf(place, flipped);
            assertRefused(damaged, damaged.segment(1), "byte ");
        }
    }

    @Test
    void shouldRefuseAFlippedBitBeforeARecordEvenWithoutAMark() throws Exception {
        var killed = killedInSecondCut();
        int sound = (int) Files.size(place.segment(1));
        var whole = Files.readAllBytes(killed.segment(1));
        for (int at = Segment.HEADER_BYTES; at < sound; at += 3) {
            var flipped = whole.clone();
            flipped[at] ^= 1;
            var damaged = copyOf(killed, flipped);
            Files.delete(damaged.folder().resolve(SyncedMark.NAME));
            assertRefused(damaged, damaged.segment(1), "byte ");
        }
    }

    @Test
    void shouldKeepWhatWasSavedWithEachFlippedBitOfTheMark() throws Exception {
        var mark = Files.readAllBytes(place.folder().resolve(SyncedMark.NAME));
        for (int at = 0; at < mark.length; at++) {
            var flipped = mark.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            var damaged = copy();
            Files.write(damaged.folder().resolve(SyncedMark.NAME), flipped);
            assertEquals(SAVED, opened(damaged));
        }
    }

    @Test
    void shouldRefuseEachFlippedBitOfTheManifest() throws Exception {
        var manifest = Files.readAllBytes(place.folder().resolve(Manifest.NAME));
        for (int at = 0; at < manifest.length; at++) {
            var flipped = manifest.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            var damaged = copy();
            Files.write(damaged.folder().resolve(Manifest.NAME), flipped);
            assertRefused(damaged, damaged.folder().resolve(Manifest.NAME));
        }
    }

    @Test
    void shouldNotGuessAtATornEndWithoutAMark() throws Exception {
        var killed = killedInSecondCut();
        var whole = Files.readAllBytes(killed.segment(1));
        var torn = copyOf(killed, Arrays.copyOf(whole, whole.length - 1));
        Files.delete(torn.folder().resolve(SyncedMark.NAME));

        assertRefused(torn, torn.segment(1), "had been saved");
    }

    @Test
    void shouldRefuseAMissingManifest() throws Exception {
        var damaged = copy();
        Files.delete(damaged.folder().resolve(Manifest.NAME));

        assertRefused(damaged, damaged.folder().resolve(Manifest.NAME), "missing");
    }

    @Test
    void shouldRefuseAMissingSegment() throws Exception {
        var damaged = copy();
        Files.delete(damaged.segment(1));

        assertRefused(damaged, damaged.segment(1), "missing");
    }

    @Test
    void shouldRefuseAFolderOfOtherThings() throws Exception {
        var other = new LogPlace(Files.createDirectory(temp.resolve("other")), 1_000);
        Files.writeString(other.folder().resolve("notes.txt"), "Dear diary");

        var refusal = assertThrows(StoreException.class, () -> opened(other)).getMessage();
        assertTrue(refusal.contains("notes.txt") && refusal.contains("is empty"), refusal);
    }

    @Test
    void shouldRefuseASecondServerAndAnotherWorld() throws Exception {
        var first = place.store(points);
        first.open(Layouts.ALL);
        assertTrue(assertThrows(StoreException.class, () -> opened(place)).getMessage().contains("in use by another server"));
        first.close();
        var other = place.store(points);
        var refusal = assertThrows(StoreException.class, () -> other.open(Layouts.in("moon", Layouts.ALL))).getMessage();
        assertTrue(refusal.contains("the world overworld, not moon"), refusal);
        assertEquals(SAVED, opened(place));
    }

    private LogPlace copyOf(LogPlace of, byte[] segment) throws IOException {
        var copied = of.killed(temp.resolve("copy-" + copies++));
        Files.write(copied.segment(1), segment);
        return copied;
    }
}
