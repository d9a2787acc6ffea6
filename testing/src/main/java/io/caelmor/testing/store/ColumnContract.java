package io.caelmor.testing.store;

import static io.caelmor.kernel.persist.CommitOutcome.COMMITTED;
import static io.caelmor.testing.store.Cuts.cut;
import static io.caelmor.testing.store.Layouts.HEALTH;
import static io.caelmor.testing.store.Layouts.TITLE;
import static io.caelmor.testing.store.Layouts.X;
import static io.caelmor.testing.store.Layouts.layout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.wire.FieldType;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// What every store must do when plugins come, go and change their columns.
public abstract class ColumnContract extends StoreFixture {
    private static final StoreLayout YOUNG = layout(HEALTH);
    private static final StoreLayout OTHER = layout(TITLE, X);

    @Test
    protected void shouldKeepRowsWhenAColumnIsAdded() throws Exception {
        open(YOUNG).commit(cut(YOUNG, 1).put(1, 0, 1, 75).made());
        var store = open();

        assertEquals(List.of("#1 of 0 v1 75 - - -"), world(store));
        assertEquals(COMMITTED, store.commit(cut(1).put(1, 0, 2, 76, 5L, 1f, "now").made()));
        assertEquals(List.of("#1 of 0 v2 76 5 1065353216 \"now\""), world(store));
    }

    @Test
    protected void shouldKeepTheColumnsOfAbsentPlugins() throws Exception {
        open().commit(cut(1).put(1, 0, 1, 75, 5L, 1f, "old").put(2, 0, 1, 76, 6L, 2f, "two").made());
        var without = open(OTHER);
        without.commit(cut(OTHER, 1).put(1, 0, 2, "new", 8f).made());

        assertEquals(List.of("#1 of 0 v2 \"new\" 1090519040", "#2 of 0 v1 \"two\" 1073741824"), world(without, OTHER));
        assertEquals(List.of("#1 of 0 v2 75 5 1090519040 \"new\"", "#2 of 0 v1 76 6 1073741824 \"two\""), world(open()));
    }

    @Test
    protected void shouldOpenWithNoColumnsAtAll() throws Exception {
        var none = layout();
        var store = open(none);

        assertEquals(COMMITTED, store.commit(cut(none, 1).put(1, 0, 1).made()));
        assertEquals(List.of("#1 of 0 v1"), world(store, none));
    }

    @Test
    protected void shouldRefuseAColumnWhoseTypeChanged() throws Exception {
        open().commit(cut(1).put(1, 0, 1, 75, 5L, 1f, "kept").made());
        for (var changed : List.of(new StoredColumn("combat.health", FieldType.LONG, 0),
                new StoredColumn("bank.gold", FieldType.INT, 0), new StoredColumn("x", FieldType.TEXT, 9),
                new StoredColumn("title", FieldType.FLOAT, 0))) {
            var refusal = assertThrows(StoreException.class, () -> open(layout(changed))).getMessage();
            var declared = " as " + changed.type().name().toLowerCase(Locale.ROOT);
            assertTrue(refusal.contains("'" + changed.name() + "'") && refusal.contains(declared) && refusal.contains("new name"), refusal);
        }
        assertEquals(List.of("#1 of 0 v1 75 5 1065353216 \"kept\""), world(open()));
    }
}
