package io.caelmor.testing.store;

import static io.caelmor.kernel.persist.CommitOutcome.COMMITTED;
import static io.caelmor.testing.store.Cuts.cut;
import static io.caelmor.testing.store.Layouts.HEALTH;
import static io.caelmor.testing.store.Layouts.TITLE;
import static io.caelmor.testing.store.Layouts.layout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.persist.ArchiveAudit;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreSummary.StoredWorld;
import io.caelmor.testing.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store must do as an archive: show all that it holds, in one order, and take in all that another one held.
public abstract class ArchiveContract extends StoreFixture {
    private static final List<String> CONTENT = List.of("account 1 Ada", "account 2 Bøb 👩‍🚀", "overworld bank.gold combat.health title x",
            "#1 of 0 v7 - 10 \"saved\" -", "#2 of 1 v1 9223372036854775807 -5 \"\" 2147483648", "#3 of 2 v1 - - - -",
            "#9 of 0 v" + Long.MAX_VALUE + " -1 0 \"日本\" 1");

    /// A store with the content above, closed.
    private void fill() throws Exception {
        var store = open();
        long ada = store.loadAccount("Ada", room());
        long bob = store.loadAccount("Bøb 👩‍🚀", room());
        store.reserveIds(100);
        store.commit(cut(1).put(9, 0, Long.MAX_VALUE, 0, -1L, Float.MIN_VALUE, "日本").put(1, 0, 6, 10, null, null, "saved")
                .put(3, bob, 1).put(4, ada, 1, 4).put(2, ada, 1, -5, Long.MAX_VALUE, -0f, "").made());
        store.commit(cut(2).put(1, 0, 7, 10, null, null, "saved").end(4, 2).made());
        store.close();
    }

    @Test
    protected void shouldShowAllThatItHolds() throws Exception {
        fill();
        try (var archive = store().archive()) {
            assertEquals(CONTENT, Contents.of(archive));
            var summary = archive.summary();
            assertEquals(List.of("bank.gold LONG", "combat.health INT", "title TEXT", "x FLOAT"),
                    summary.columns().stream().map(column -> column.name() + " " + column.type()).toList());
            assertEquals(List.of(2L, 4L, 101L), List.of(summary.accounts(), summary.entities(), summary.nextId()));
            assertEquals(List.of(Layouts.OVERWORLD), summary.worlds().stream().map(StoredWorld::id).toList());
        }
    }

    @Test
    protected void shouldShowTheColumnsOfAbsentPluginsToo() throws Exception {
        fill();
        open(layout(TITLE)).close();
        try (var archive = store().archive()) {
            assertEquals(CONTENT, Contents.of(archive));
        }
    }

    @Test
    protected void shouldBeConsistentAfterWhateverWasSaved() throws Exception {
        fill();
        assertSound();
        open(layout(TITLE)).commit(cut(layout(TITLE), 1).put(1, 0, 8, "new").put(50, 0, 1, "born").made());
        closeAll();
        assertSound();
        open(layout(HEALTH)).close();
        assertSound();
    }

    private void assertSound() throws Exception {
        var problems = new ArrayList<String>();
        try (var archive = store().archive()) {
            ArchiveAudit.run(archive, problems::add);
        }
        assertEquals(List.of(), problems);
    }

    @Test
    protected void shouldTakeInWhatAnotherStoreHeld() throws Exception {
        try (var from = Contents.filled().archive(); var to = store().archive()) {
            to.write(from.summary(), from::read);
        }
        try (var archive = store().archive()) {
            assertEquals(CONTENT, Contents.of(archive));
        }
        assertSound();
        var store = open();
        assertEquals(101, store.reserveIds(1));
        assertEquals(List.of("#1 of 0 v7 10 - - \"saved\"", "#9 of 0 v" + Long.MAX_VALUE + " 0 -1 1 \"日本\""), world(store));
        var adas = room();
        assertEquals(1, store.loadAccount("Ada", adas));
        assertEquals(List.of("#2 of 1 v1 -5 9223372036854775807 2147483648 \"\""), shown(adas));
        assertEquals(3, store.loadAccount("Cid", room()));
    }

    @Test
    protected void shouldTakeNothingInWhereItIsNotEmpty() throws Exception {
        fill();
        try (var from = Contents.filled().archive(); var to = store().archive()) {
            var refusal = assertThrows(StoreException.class, () -> to.write(from.summary(), from::read)).getMessage();
            assertTrue(refusal.contains("not empty"), refusal);
        }
        try (var archive = store().archive()) {
            assertEquals(CONTENT, Contents.of(archive));
        }
    }

    @Test
    protected void shouldHoldNothingWhereAnImportBreaksOff() throws Exception {
        try (var from = Contents.filled().archive(); var to = store().archive()) {
            assertThrows(StoreException.class, () -> to.write(from.summary(), sink -> {
                from.read(sink);
                throw new StoreException("broken off");
            }));
            to.write(from.summary(), from::read);
            assertEquals(CONTENT, Contents.of(to));
        }
    }

    @Test
    protected void shouldTakeAWorldInWhereOneWasOpenedAndNothingSaved() throws Exception {
        open().close();
        try (var from = Contents.filled().archive(); var to = store().archive()) {
            to.write(from.summary(), from::read);
            assertEquals(CONTENT, Contents.of(to));
        }
    }

    @Test
    protected void shouldMoveALargeWorld() throws Exception {
        var large = new MemoryStore();
        large.open(Layouts.ALL);
        var cut = cut(1);
        for (int id = 1; id <= 10_000; id++) {
            cut.put(id, 0, id, id, (long) id, id / 7f, "entity " + id);
        }
        large.commit(cut.made());
        large.reserveIds(10_000);
        try (var from = large.archive(); var to = store().archive()) {
            to.write(from.summary(), from::read);
            assertRows(Contents.of(from), Contents.of(to));
        }
        assertSound();
    }

    @Test
    protected void shouldRefuseToShowWhatIsNotThereAndNotMakeIt() throws Exception {
        for (int twice = 0; twice < 2; twice++) {
            try (var archive = store().archive()) {
                var refusal = assertThrows(StoreException.class, archive::summary).getMessage();
                assertTrue(refusal.contains("no world yet"), refusal);
            }
        }
    }

    @Test
    protected void shouldNotFenceOffAServerThatRuns() throws Exception {
        if (!place().shared()) {
            return;
        }
        var server = open();
        server.commit(cut(1).put(1, 0, 1, 1).made());
        try (var archive = store().archive()) {
            var before = archive.summary();
            assertEquals(COMMITTED, server.commit(cut(2).put(2, 0, 1, 1).made()));
            assertEquals(1, before.entities());
            assertEquals(1, Contents.of(archive).stream().filter(line -> line.startsWith("#")).count());
        }
        assertEquals(2, world(server).size());
    }
}
