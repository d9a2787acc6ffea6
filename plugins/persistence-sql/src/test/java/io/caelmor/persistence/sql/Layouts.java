package io.caelmor.persistence.sql;

import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.world.WorldId;
import java.util.List;

/// Layouts for the tests.
final class Layouts {
    static final StoredColumn HEALTH = new StoredColumn("combat.health", FieldType.INT, 0);
    static final StoredColumn GOLD = new StoredColumn("bank.gold", FieldType.LONG, 0);
    static final StoredColumn X = new StoredColumn("x", FieldType.FLOAT, 0);
    static final StoredColumn TITLE = new StoredColumn("title", FieldType.TEXT, 1024);
    static final WorldId OVERWORLD = new WorldId("overworld");
    /// Column 0 is an int, 1 a long, 2 a float, 3 a text.
    static final StoreLayout ALL = layout(HEALTH, GOLD, X, TITLE);

    private Layouts() {}

    static StoreLayout layout(StoredColumn... columns) {
        return new StoreLayout(OVERWORLD, List.of(columns));
    }

    static StoreLayout in(String world, StoreLayout layout) {
        return new StoreLayout(new WorldId(world), layout.columns());
    }
}
