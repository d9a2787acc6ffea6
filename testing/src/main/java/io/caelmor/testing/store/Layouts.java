package io.caelmor.testing.store;

import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.world.WorldId;
import java.util.List;

/// Layouts for tests of stores.
public final class Layouts {
    public static final StoredColumn HEALTH = new StoredColumn("combat.health", FieldType.INT, 0);
    public static final StoredColumn GOLD = new StoredColumn("bank.gold", FieldType.LONG, 0);
    public static final StoredColumn X = new StoredColumn("x", FieldType.FLOAT, 0);
    public static final StoredColumn TITLE = new StoredColumn("title", FieldType.TEXT, 1024);
    public static final WorldId OVERWORLD = new WorldId("overworld");
    /// Column 0 is an int, 1 a long, 2 a float, 3 a text.
    public static final StoreLayout ALL = layout(HEALTH, GOLD, X, TITLE);

    private Layouts() {}

    public static StoreLayout layout(StoredColumn... columns) {
        return new StoreLayout(OVERWORLD, List.of(columns));
    }

    public static StoreLayout in(String world, StoreLayout layout) {
        return new StoreLayout(new WorldId(world), layout.columns());
    }
}
