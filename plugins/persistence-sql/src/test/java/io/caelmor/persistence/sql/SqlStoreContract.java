package io.caelmor.persistence.sql;

import static io.caelmor.kernel.persist.CommitOutcome.COMMITTED;
import static io.caelmor.kernel.persist.CommitOutcome.CONFLICT;
import static io.caelmor.kernel.persist.CommitOutcome.FENCED;
import static io.caelmor.kernel.persist.CommitOutcome.UNKNOWN;
import static io.caelmor.testing.store.Cuts.cut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.caelmor.testing.store.Layouts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every database must do with cuts, beyond what every store must: for servers that share it, and for people.
abstract class SqlStoreContract extends SqlFixture {
    @Test
    void shouldForgetInTheEndWhatEnded() throws Exception {
        var store = open();
        store.commit(cut(1).end(1, 1).made());
        store.commit(cut(900).end(2, 1).made());
        store.commit(cut(1_500).end(3, 1).made());
        assertEquals(List.of("1", "2", "3"), query("select id from ended_entity order by id"));
        store.commit(cut(2 * CutWriter.REMEMBERED_CUTS).made());
        assertEquals(List.of("3"), query("select id from ended_entity"));

        open();
        assertEquals(List.of(), query("select id from ended_entity"));
    }

    @Test
    void shouldFenceOffTheServerBefore() throws Exception {
        var first = open();
        first.commit(cut(1).put(1, 0, 1, 1).made());
        var second = open();

        assertEquals(FENCED, first.commit(cut(2).put(1, 0, 2, 2).made()));
        assertEquals(FENCED, first.commit(cut(3).made()));
        assertEquals(COMMITTED, second.commit(cut(1).put(1, 0, 2, 3).made()));
        assertEquals(List.of("#1 of 0 v2 3 - - -"), world(second));
    }

    /// Whoever has a client of the database's can, in spite of the world's lock.
    @Test
    void shouldNotCallSavedWhatSomeoneElseWroteNewerMeanwhile() throws Exception {
        assumeFalse(backend().isFile(), "a file lets nobody else write meanwhile");
        var store = open();
        assertEquals(COMMITTED, store.commit(cut(1).put(1, 0, 1, 1).put(2, 0, 1, 1).made()));
        points.arm("persist.sql.betweenStatements", () -> {
            points.arm("persist.sql.betweenStatements", null);
            try {
                execute("update entity set version = 9 where id = 2");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        var cut = cut(2).put(1, 0, 2, 2).put(2, 0, 2, 2).made();
        assertEquals(UNKNOWN, store.commit(cut));
        assertEquals(CONFLICT, store.commit(cut));
    }

    @Test
    void shouldKeepWorldsApartInOneStore() throws Exception {
        var over = open();
        var under = open(Layouts.in("underworld", Layouts.ALL));

        assertEquals(COMMITTED, over.commit(cut(1).put(1, 0, 1, 1).put(2, 7, 1, 2).made()));
        assertEquals(COMMITTED, under.commit(cut(1).put(3, 0, 1, 3).put(4, 7, 1, 4).made()));
        assertEquals(List.of("#1 of 0 v1 1 - - -"), world(over));
        assertEquals(List.of("#3 of 0 v1 3 - - -"), world(under));
    }

    @Test
    void shouldMoveAnEntityToTheWorldThatSavesItNewer() throws Exception {
        var over = open();
        var under = open(Layouts.in("underworld", Layouts.ALL));
        over.commit(cut(1).put(1, 0, 1, 1).made());
        assertEquals(COMMITTED, under.commit(cut(1).put(1, 0, 2, 2).made()));

        assertEquals(List.of(), world(over));
        assertEquals(List.of("#1 of 0 v2 2 - - -"), world(under));
        assertEquals(CONFLICT, over.commit(cut(2).put(1, 0, 2, 3).end(1, 2).made()));
    }

    @Test
    void shouldShowItsDataToPeople() throws Exception {
        var store = open();
        long account = store.loadAccount("Ada", room());
        store.commit(cut(4).put(11, account, 1, 75, 12L, 0.5f, "the First").made());

        var found = new ArrayList<String>();
        try (var connection = jdbc();
                var rows = connection.createStatement().executeQuery("""
                        select account.name, combat_health, bank_gold, x, title, last_cut, last_tick
                        from entity join account on account.id = entity.account join world on world.name = entity.world
                        where entity.id = 11 and combat_health > 50""")) {
            while (rows.next()) {
                found.add(rows.getString(1) + " " + rows.getInt(2) + " " + rows.getLong(3) + " " + rows.getFloat(4) + " "
                        + rows.getString(5) + " " + rows.getLong(6) + " " + rows.getLong(7));
            }
        }
        assertEquals(List.of("Ada 75 12 0.5 the First 4 40"), found);
    }
}
