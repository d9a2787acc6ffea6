package io.caelmor.persistence.sql;

import static io.caelmor.kernel.persist.CommitOutcome.COMMITTED;
import static io.caelmor.persistence.sql.Cuts.cut;
import static io.caelmor.persistence.sql.Layouts.GOLD;
import static io.caelmor.persistence.sql.Layouts.HEALTH;
import static io.caelmor.persistence.sql.Layouts.TITLE;
import static io.caelmor.persistence.sql.Layouts.X;
import static io.caelmor.persistence.sql.Layouts.layout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.wire.FieldType;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every database must do when plugins come, go and change their columns.
abstract class ColumnContract extends StoreFixture {
    private static final StoreLayout YOUNG = layout(HEALTH);
    private static final StoreLayout OTHER = layout(TITLE, X);

    @Test
    void shouldKeepRowsWhenAColumnIsAdded() throws Exception {
        open(YOUNG).commit(cut(YOUNG, 1).put(1, 0, 1, 75).made());
        var store = open();

        assertEquals(List.of("#1 of 0 v1 75 - - -"), world(store));
        assertEquals(COMMITTED, store.commit(cut(1).put(1, 0, 2, 76, 5L, 1f, "now").made()));
        assertEquals(List.of("#1 of 0 v2 76 5 1065353216 \"now\""), world(store));
    }

    @Test
    void shouldKeepTheColumnsOfAbsentPlugins() throws Exception {
        open().commit(cut(1).put(1, 0, 1, 75, 5L, 1f, "old").put(2, 0, 1, 76, 6L, 2f, "two").made());
        var without = open(OTHER);
        without.commit(cut(OTHER, 1).put(1, 0, 2, "new", 8f).made());

        assertEquals(List.of("#1 of 0 v2 \"new\" 1090519040", "#2 of 0 v1 \"two\" 1073741824"), world(without, OTHER));
        assertEquals(List.of("#1 of 0 v2 75 5 1090519040 \"new\"", "#2 of 0 v1 76 6 1073741824 \"two\""), world(open()));
    }

    @Test
    void shouldOpenWithNoColumnsAtAll() throws Exception {
        var none = layout();
        var store = open(none);

        assertEquals(COMMITTED, store.commit(cut(none, 1).put(1, 0, 1).made()));
        assertEquals(List.of("#1 of 0 v1"), world(store, none));
    }

    @Test
    void shouldTakeColumnsThatAreWordsOfSql() throws Exception {
        var words = layout(new StoredColumn("order", FieldType.INT, 0), new StoredColumn("select.from", FieldType.TEXT, 9));
        var store = open(words);
        store.commit(cut(words, 1).put(1, 0, 1, 3, "x").made());
        store.commit(cut(words, 2).put(1, 0, 2, 4, "y").made());

        assertEquals(List.of("#1 of 0 v2 4 \"y\""), world(store, words));
    }

    @Test
    void shouldRefuseAColumnWhoseTypeChanged() throws Exception {
        open().commit(cut(1).put(1, 0, 1, 75, 5L, 1f, "kept").made());
        for (var changed : List.of(new StoredColumn("combat.health", FieldType.LONG, 0),
                new StoredColumn("bank.gold", FieldType.INT, 0), new StoredColumn("x", FieldType.TEXT, 9),
                new StoredColumn("title", FieldType.FLOAT, 0))) {
            var refusal = assertThrows(StoreException.class, () -> open(layout(changed))).getMessage();
            var column = changed.name().replace('.', '_');
            assertTrue(refusal.contains("column " + column + " of the table entity") && refusal.contains("SQL type ")
                    && refusal.contains(" as " + changed.type().name().toLowerCase()) && refusal.contains("new name"), refusal);
        }
        assertEquals(List.of("#1 of 0 v1 75 5 1065353216 \"kept\""), world(open()));
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
        assertEquals(List.of("1"), query("select version from store_version"));
    }
}
