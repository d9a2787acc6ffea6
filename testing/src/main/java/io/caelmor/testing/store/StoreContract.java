package io.caelmor.testing.store;

import static io.caelmor.kernel.persist.CommitOutcome.COMMITTED;
import static io.caelmor.kernel.persist.CommitOutcome.CONFLICT;
import static io.caelmor.kernel.persist.CommitOutcome.UNKNOWN;
import static io.caelmor.testing.store.Cuts.cut;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store must do with cuts and loads.
public abstract class StoreContract extends StoreFixture {
    @Test
    protected void shouldGiveBackEveryTypeBitForBit() throws Exception {
        var floats = List.of(0f, -0f, 0.1f, -1f / 3, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL, Float.MAX_VALUE,
                -Float.MAX_VALUE, 16_777_216f, 1e10f, 5f, Math.nextDown(1f), (float) Math.PI);
        var texts = List.of("", " ", "blank at the end ", "it's \"quoted\" \\ `so`; drop table entity", "%_", "\t\n\r", "äöüß", "Ω≈ç√",
                "日本語", "👩‍🚀🏴‍☠️", "e\u0301 and \u00e9", "x".repeat(1024), "\uFFFD", "null");
        var ints = List.of(0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        var longs = List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53, (1L << 53) + 1);
        var cut = cut(1);
        for (int i = 0; i < texts.size(); i++) {
            cut.put(i + 1, 0, 1, ints.get(i % ints.size()), longs.get(i % longs.size()), floats.get(i), texts.get(i));
        }
        assertEquals(COMMITTED, open().commit(cut.made()));

        assertRows(shown(cut.made().rows()), world(open()));
    }

    @Test
    protected void shouldKeepExtremeIdentities() throws Exception {
        var cut = cut(1).put(Long.MAX_VALUE, 0, Long.MAX_VALUE, 1).put(1, 0, 1, 2).made();
        open().commit(cut);

        assertEquals(List.of("#1 of 0 v1 2 - - -", "#" + Long.MAX_VALUE + " of 0 v" + Long.MAX_VALUE + " 1 - - -"), world(open()));
    }

    @Test
    protected void shouldLeaveUnsetWhatWasNeverSet() throws Exception {
        var store = open();
        store.commit(cut(1).put(1, 0, 1, null, 7L, null, null).put(2, 0, 1, 1, null, 1f, "").made());

        assertEquals(List.of("#1 of 0 v1 - 7 - -", "#2 of 0 v1 1 - 1065353216 \"\""), world(store));
    }

    @Test
    protected void shouldSaveTextsThatNoDatabaseKeepsWithReplacements() throws Exception {
        var store = open();

        assertEquals(COMMITTED, store.commit(cut(1).put(1, 0, 1, 1, 1L, 1f, "a\0b\uD800c").made()));
        assertTrue(world(store).getFirst().endsWith("\"a\uFFFDb\uFFFDc\""));
    }

    @Test
    protected void shouldUpdateWhatIsThere() throws Exception {
        var store = open();
        store.commit(cut(1).put(1, 0, 1, 100, 5L, 1f, "old").made());
        store.commit(cut(2).put(1, 0, 2, 90, 6L, 1f, "new").made());

        assertEquals(List.of("#1 of 0 v2 90 6 1065353216 \"new\""), world(store));
    }

    @Test
    protected void shouldCallACutCommittedThatIsThereAlready() throws Exception {
        var store = open();
        store.commit(cut(1).put(1, 0, 1, 1).put(2, 0, 1, 2).put(3, 0, 1, 3).made());
        var cut = cut(2).put(1, 0, 2, 10).end(2, 2).put(4, 0, 1, 4).end(5, 1).made();

        assertEquals(COMMITTED, store.commit(cut));
        var after = world(store);
        assertEquals(COMMITTED, store.commit(cut));
        assertEquals(after, world(store));
        assertEquals(3, after.size());
    }

    @Test
    protected void shouldNotOverwriteNewerByOlder() throws Exception {
        var store = open();
        store.commit(cut(1).put(1, 0, 1, 1).made());
        store.commit(cut(2).put(1, 0, 2, 2).made());

        assertEquals(CONFLICT, store.commit(cut(1).put(1, 0, 1, 1).made()));
        assertEquals(CONFLICT, store.commit(cut(3).end(1, 1).made()));
        assertEquals(List.of("#1 of 0 v2 2 - - -"), world(store));
    }

    @Test
    protected void shouldRollBackTheWholeCutAtAConflict() throws Exception {
        var store = open();
        store.commit(cut(1).put(9_999, 0, 5, 1).put(1, 0, 1, 1).made());
        var cut = cut(2);
        for (int id = 1; id <= 600; id++) {
            cut.put(id, 0, 2, 2);
        }

        assertEquals(CONFLICT, store.commit(cut.put(9_999, 0, 4, 2).made()));
        assertEquals(List.of("#1 of 0 v1 1 - - -", "#9999 of 0 v5 1 - - -"), world(store));
        assertEquals(COMMITTED, store.commit(cut(3).put(1, 0, 2, 3).made()));
        assertEquals(List.of("#1 of 0 v2 3 - - -", "#9999 of 0 v5 1 - - -"), world(store));
    }

    @Test
    protected void shouldNotBringBackWhatEnded() throws Exception {
        var store = open();
        store.commit(cut(1).put(1, 0, 1, 1).put(2, 0, 1, 1).made());
        assertEquals(COMMITTED, store.commit(cut(2).end(1, 2).end(3, 1).made()));

        assertAll(
                () -> assertEquals(CONFLICT, store.commit(cut(1).put(1, 0, 1, 1).put(2, 0, 1, 1).made())),
                () -> assertEquals(CONFLICT, store.commit(cut(1).put(3, 0, 1, 1).made())),
                () -> assertEquals(List.of("#2 of 0 v1 1 - - -"), world(store)));
    }

    @Test
    protected void shouldSayUnknownAndWriteNothingWhereItFailsBeforeTheCommit() throws Exception {
        var store = open();
        var cut = cut(1).put(1, 0, 1, 1).made();
        points.arm(place().beforeDurable(), () -> {
            throw new IllegalStateException("armed");
        });

        assertEquals(UNKNOWN, store.commit(cut));
        assertEquals(List.of(), world(store));
        points.arm(place().beforeDurable(), null);
        assertEquals(COMMITTED, store.commit(cut));
        assertEquals(1, world(store).size());
    }

    @Test
    protected void shouldFindTheCutThereWhereOnlyTheAnswerWasLost() throws Exception {
        var store = open();
        store.commit(cut(1).put(2, 0, 1, 1).made());
        var cut = cut(2).put(1, 0, 1, 1).end(2, 2).made();
        points.arm(place().afterDurable(), () -> {
            throw new IllegalStateException("armed");
        });

        assertEquals(UNKNOWN, store.commit(cut));
        points.arm(place().afterDurable(), null);
        assertEquals(COMMITTED, store.commit(cut));
        assertEquals(List.of("#1 of 0 v1 1 - - -"), world(store));
    }

    @Test
    protected void shouldCommitACutOfTenThousand() throws Exception {
        var store = open();
        for (int version = 1; version <= 2; version++) {
            var cut = cut(version);
            for (int id = 1; id <= 10_000; id++) {
                cut.put(id, 0, version, id * version, (long) id, id / 7f, "entity " + id);
            }
            assertEquals(COMMITTED, store.commit(cut.made()));
            assertRows(shown(cut.made().rows()), world(store));
        }
    }

    @Test
    protected void shouldRefuseToLoadMoreThanThereIsRoomFor() throws Exception {
        var store = open();
        long account = store.loadAccount("Ada", room());
        store.commit(cut(1).put(1, account, 1, 1).put(2, account, 1, 1).put(3, account, 1, 1).made());

        var refusal = assertThrows(StoreException.class, () -> store.loadAccount("Ada", new EntityRows(Layouts.ALL, 2)));
        assertTrue(refusal.getMessage().contains("account " + account) && refusal.getMessage().contains("the 2 that"), refusal.getMessage());
        assertEquals(COMMITTED, store.commit(cut(2).end(3, 2).made()));
        assertEquals(account, store.loadAccount("Ada", new EntityRows(Layouts.ALL, 2)));
    }

    @Test
    protected void shouldMoveAnEntityWithItsOwner() throws Exception {
        var store = open();
        long ada = store.loadAccount("Ada", room());
        long bob = store.loadAccount("Bob", room());
        store.commit(cut(1).put(1, ada, 1, 1).put(2, 0, 1, 2).made());
        store.commit(cut(2).put(1, bob, 2, 1).put(2, ada, 2, 2).made());
        var adas = room();
        var bobs = room();
        store.loadAccount("Ada", adas);
        store.loadAccount("Bob", bobs);

        assertEquals(List.of("#2 of " + ada + " v2 2 - - -"), shown(adas));
        assertEquals(List.of("#1 of " + bob + " v2 1 - - -"), shown(bobs));
        assertEquals(List.of(), world(store));
    }

    @Test
    protected void shouldCloseTwiceAndUnopened() throws Exception {
        var store = open();
        store.close();
        store.close();
        store().close();
    }
}
