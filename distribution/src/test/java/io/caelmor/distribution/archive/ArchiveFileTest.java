package io.caelmor.distribution.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.persist.StoreException;
import io.caelmor.testing.MemoryStore;
import io.caelmor.testing.store.Contents;
import io.caelmor.testing.store.Cuts;
import io.caelmor.testing.store.Layouts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The text form of a store: exact there and back, and refused wherever one byte is another.
class ArchiveFileTest {
    @TempDir
    Path folder;

    private Path exported() throws Exception {
        var file = folder.resolve("world.jsonl");
        ArchiveFile.write(Contents.filled().archive(), file);
        return file;
    }

    private static String refusal(Path file) {
        var empty = new MemoryStore();
        var refusal = assertThrows(StoreException.class, () -> ArchiveFile.read(file, empty.archive())).getMessage();
        assertTrue(empty.entities.isEmpty(), refusal);
        assertTrue(refusal.contains(file.toString()) && refusal.contains(", line ") && refusal.contains("Nothing was changed."), refusal);
        return refusal;
    }

    @Test
    void shouldComeBackAsItWas() throws Exception {
        var from = Contents.filled();
        var to = new MemoryStore();
        var content = ArchiveFile.read(exported(), to.archive());

        assertEquals(Contents.of(from.archive()), Contents.of(to.archive()));
        assertEquals(ContentLines.hash(from.archive()), ContentLines.hash(to.archive()));
        assertEquals(new ArchiveFile.Content(2, 4, ContentLines.hash(from.archive())), content);
        assertEquals(101, to.reserveIds(1));
    }

    /// As docs/store.md shows it: whoever changes this makes a new version of the form.
    @Test
    void shouldBeWrittenAsItIsDocumented() throws Exception {
        var lines = Files.readAllLines(exported());

        assertEquals("{\"caelmor_store\":1,\"columns\":{\"bank.gold\":\"long\",\"combat.health\":\"int\",\"title\":\"text\",\"x\":\"float\"},"
                + "\"worlds\":[\"overworld\"],\"next_id\":\"101\",\"crc\":\"" + crc(lines.get(0)) + "\"}", lines.get(0));
        assertEquals("{\"account\":\"2\",\"name\":\"Bøb 👩‍🚀\",\"crc\":\"" + crc(lines.get(2)) + "\"}", lines.get(2));
        assertEquals("{\"entity\":\"2\",\"world\":\"overworld\",\"account\":\"1\",\"version\":\"1\",\"int\":{\"combat.health\":-5},"
                + "\"long\":{\"bank.gold\":\"9223372036854775807\"},\"float\":{\"x\":\"80000000\"},\"text\":{\"title\":\"\"},\"crc\":\""
                + crc(lines.get(4)) + "\"}", lines.get(4));
        var content = String.join("\n", lines.subList(1, lines.size() - 1)) + "\n";
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        assertTrue(lines.getLast().startsWith("{\"end\":{\"accounts\":\"2\",\"entities\":\"4\",\"sha256\":\"" + hash + "\"},"), lines.getLast());
    }

    private static String crc(String line) {
        var sum = new CRC32C();
        sum.update(line.substring(0, line.length() - 18).getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }

    @Test
    void shouldRefuseOneByteThatIsAnotherWhereverItStands() throws Exception {
        var whole = Files.readAllBytes(exported());
        var changed = folder.resolve("changed.jsonl");
        for (int at = 0; at < whole.length; at++) {
            for (int change : new int[] {1, 0x20, 0x80}) {
                var bytes = whole.clone();
                bytes[at] ^= (byte) change;
                Files.write(changed, bytes);
                long line = new String(whole, 0, at, StandardCharsets.ISO_8859_1).chars().filter(unit -> unit == '\n').count() + 1;
                var refusal = refusal(changed);
                assertTrue(refusal.contains(", line " + line + ":"), "byte " + at + ": " + refusal);
            }
        }
    }

    @Test
    void shouldRefuseAFileThatIsCutOffAnywhere() throws Exception {
        var whole = Files.readAllBytes(exported());
        var cut = folder.resolve("cut.jsonl");
        for (int length = 0; length < whole.length; length++) {
            Files.write(cut, Arrays.copyOf(whole, length));
            refusal(cut);
        }
    }

    @Test
    void shouldRefuseLinesThatAreLostDoubledOrMoved() throws Exception {
        var lines = Files.readAllLines(exported());
        for (int at = 1; at < lines.size() - 1; at++) {
            var lost = new ArrayList<>(lines);
            var taken = lost.remove(at);
            refusal(Files.write(folder.resolve("lost.jsonl"), lost));
            lost.add(lines.size() - 2, taken);
            lost.add(lines.size() - 2, taken);
            refusal(Files.write(folder.resolve("doubled.jsonl"), lost));
        }
        refusal(Files.write(folder.resolve("longer.jsonl"), List.of(lines.get(0), lines.getLast(), "")));
    }

    @Test
    void shouldRefuseWhatContradictsItselfThoughEachLineIsSound() throws Exception {
        var names = List.of("belongs to the account 9", "ids are still to be handed out from 101", "has the version 0", "Infinity in the column 'x'");
        var cuts = List.of(Cuts.cut(1).put(1, 9, 1), Cuts.cut(1).put(500, 0, 1), Cuts.cut(1).put(1, 0, 0),
                Cuts.cut(1).put(1, 0, 1, 1, 1L, Float.POSITIVE_INFINITY));
        for (int i = 0; i < cuts.size(); i++) {
            var odd = new MemoryStore();
            odd.open(Layouts.ALL);
            odd.reserveIds(100);
            odd.commit(cuts.get(i).made());
            var file = folder.resolve("odd.jsonl");
            ArchiveFile.write(odd.archive(), file);
            var refusal = refusal(file);
            assertTrue(refusal.contains(names.get(i)), refusal);
        }
    }

    @Test
    void shouldNameAnotherVersionAndAnotherKindOfFile() throws Exception {
        var newer = Files.writeString(folder.resolve("newer.jsonl"), "{\"caelmor_store\":2,\"worlds\":[]}\n");
        assertTrue(refusal(newer).contains("version 2"), () -> refusal(newer));
        var diary = Files.writeString(folder.resolve("diary.txt"), "Dear diary,\n");
        assertTrue(refusal(diary).contains("no export"), () -> refusal(diary));
        var typed = new ArchiveLine().int32("caelmor_store", 1).open("columns", '{').text("x", "double").close('}').open("worlds", '[').close(']')
                .int64("next_id", 1).sealed();
        var unknown = Files.write(folder.resolve("unknown.jsonl"), typed);
        assertTrue(refusal(unknown).contains("the type 'double'"), () -> refusal(unknown));
    }

    @Test
    void shouldLeaveTheFileAsItWasWhereAnExportFails() throws Exception {
        var file = Files.writeString(folder.resolve("world.jsonl"), "last week's");
        assertThrows(StoreException.class, () -> ArchiveFile.write(new MemoryStore().archive(), file));

        assertEquals("last week's", Files.readString(file));
        assertFalse(Files.exists(folder.resolve("world.jsonl.part")));
    }
}
