package io.caelmor.persistence.sql;

import static io.caelmor.kernel.persist.CommitOutcome.COMMITTED;
import static io.caelmor.testing.store.Cuts.cut;
import static io.caelmor.testing.store.Layouts.GOLD;
import static io.caelmor.testing.store.Layouts.HEALTH;
import static io.caelmor.testing.store.Layouts.layout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.wire.FieldType;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every database must do with names and tables.
abstract class SqlColumnContract extends SqlFixture {
    @Test
    void shouldTakeColumnsThatAreWordsOfSql() throws Exception {
        var words = layout(new StoredColumn("order", FieldType.INT, 0), new StoredColumn("select.from", FieldType.TEXT, 9));
        var store = open(words);
        store.commit(cut(words, 1).put(1, 0, 1, 3, "x").made());
        store.commit(cut(words, 2).put(1, 0, 2, 4, "y").made());

        assertEquals(List.of("#1 of 0 v2 4 \"y\""), world(store, words));
    }

    @Test
    void shouldTakeAColumnBackAfterAPersonDroppedIt() throws Exception {
        open().close();
        execute("alter table entity drop column title");
        var number = layout(new StoredColumn("title", FieldType.INT, 0));
        var store = open(number);

        assertEquals(COMMITTED, store.commit(cut(number, 1).put(1, 0, 1, 3).made()));
    }

    @Test
    void shouldRefuseTwoColumnsOfOneName() throws Exception {
        var both = layout(HEALTH, new StoredColumn("combat_health", FieldType.INT, 0));
        var refusal = assertThrows(StoreException.class, () -> open(both)).getMessage();

        assertTrue(refusal.contains("'combat_health'") && refusal.contains("'combat.health'"), refusal);
    }

    @Test
    void shouldRefuseAColumnThatAnAbsentPluginHas() throws Exception {
        open(layout(HEALTH)).close();
        var refusal = assertThrows(StoreException.class,
                () -> open(layout(new StoredColumn("combat_health", FieldType.INT, 0)))).getMessage();

        assertTrue(refusal.contains("'combat_health'") && refusal.contains("'combat.health'"), refusal);
    }

    @Test
    void shouldRefuseAColumnNamedLikeTheStoresOwn() throws Exception {
        var refusal = assertThrows(StoreException.class,
                () -> open(layout(GOLD, new StoredColumn("version", FieldType.INT, 0)))).getMessage();

        assertTrue(refusal.contains("'version'") && refusal.contains("own column"), refusal);
    }

    @Test
    void shouldRefuseAColumnThatAPersonMade() throws Exception {
        open(layout()).close();
        execute("alter table entity add column x integer");
        var refusal = assertThrows(StoreException.class, this::open).getMessage();

        assertTrue(refusal.contains("column x ") && refusal.contains("did not put there"), refusal);
    }

    @Test
    void shouldRefuseAStoreOfANewerProgram() throws Exception {
        open().close();
        execute("update store_version set version = 99");
        var refusal = assertThrows(StoreException.class, this::open).getMessage();

        assertTrue(refusal.contains(backend().place()) && refusal.contains("version 99"), refusal);
        assertEquals(List.of("99"), query("select version from store_version"));
    }

    @Test
    void shouldFinishAMigrationThatWasCutOff() throws Exception {
        open().commit(cut(1).put(1, 0, 1, 75, 5L, 1f, "kept").made());
        execute("delete from store_version");

        assertEquals(List.of("#1 of 0 v1 75 5 1065353216 \"kept\""), world(open()));
        assertEquals(List.of("2"), query("select version from store_version"));
    }
}
