package io.caelmor.kernel.persist;

import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.world.Column;
import io.caelmor.kernel.world.FloatColumn;
import io.caelmor.kernel.world.IntColumn;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.TextColumn;
import io.caelmor.kernel.world.WorldId;
import java.util.List;

/// What is to be saved of a world: its id and its persisted columns, in the order that [EntityRows] counts them.
public record StoreLayout(WorldId world, List<StoredColumn> columns) {
    public StoreLayout {
        columns = List.copyOf(columns);
    }

    /// The layout of these columns.
    public static StoreLayout of(WorldId world, List<Column> columns) {
        return new StoreLayout(world, columns.stream().map(StoredColumn::of).toList());
    }

    /// A persisted column: its dotted name, its type (INT, LONG, FLOAT or TEXT), and the greatest bytes of a text.
    public record StoredColumn(String name, FieldType type, int maxBytes) {
        static StoredColumn of(Column column) {
            var type = switch (column) {
                case IntColumn _ -> FieldType.INT;
                case LongColumn _ -> FieldType.LONG;
                case FloatColumn _ -> FieldType.FLOAT;
                case TextColumn _ -> FieldType.TEXT;
            };
            return new StoredColumn(column.name(), type, column.maxBytes());
        }
    }
}
