package io.caelmor.persistence.sql;

import static java.util.stream.Collectors.joining;

import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.world.WorldId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// A layout's columns as columns of the table `entity`, in the layout's order: `combat.health` is `combat_health` there.
record EntityColumns(List<EntityColumn> columns) {
    private static final List<String> OURS = List.of("id", "world", "account", "version", "row_sum");

    /// One persisted column, and the SQL column that holds it.
    record EntityColumn(String name, FieldType type, Field<?> field) {
        static EntityColumn of(StoredColumn column, Backend backend) throws StoreException {
            return new EntityColumn(column.name(), column.type(),
                    DSL.field(DSL.name(EntityColumns.sqlName(column.name())), sqlType(column, backend)));
        }

        String sqlName() {
            return field.getName();
        }
    }

    /// Names the columns. Throws [StoreException] where two would have one name.
    static EntityColumns of(StoreLayout layout, Backend backend) throws StoreException {
        Map<String, String> taken = new HashMap<>();
        OURS.forEach(name -> taken.put(name, "the store's own column"));
        var columns = new ArrayList<EntityColumn>();
        for (var column : layout.columns()) {
            var sqlName = sqlName(column.name());
            var other = taken.putIfAbsent(sqlName, "the persisted column '" + column.name() + "'");
            if (other != null) {
                throw new StoreException("The persisted column '" + column.name() + "' would be the column " + sqlName
                        + " of the table entity, which is " + other + ". Rename one of them in its plugin.");
            }
            columns.add(EntityColumn.of(column, backend));
        }
        return new EntityColumns(List.copyOf(columns));
    }

    static EntityColumns none() {
        return new EntityColumns(List.of());
    }

    static String sqlName(String name) {
        return name.replace('.', '_');
    }

    /// The SQL columns, in the layout's order.
    List<Field<?>> fields() {
        return columns.stream().<Field<?>>map(EntityColumn::field).toList();
    }

    /// The columns as a layout of a world.
    StoreLayout layout(WorldId world) {
        return new StoreLayout(world, columns.stream().map(column -> new StoredColumn(column.name(), column.type(), 0)).toList());
    }

    int count() {
        return columns.size();
    }

    FieldType type(int column) {
        return columns.get(column).type();
    }

    private static DataType<?> sqlType(StoredColumn column, Backend backend) throws StoreException {
        return switch (column.type()) {
            case INT -> SQLDataType.INTEGER;
            case LONG -> SQLDataType.BIGINT;
            case FLOAT -> backend.float32();
            case TEXT -> backend.text();
            case QUANTISED, ENTITY -> throw new StoreException("The persisted column '" + column.name() + "' has the type "
                    + column.type() + ", which no store keeps. Declare it as int, long, float or text.");
        };
    }

    @Override
    public String toString() {
        return columns.stream().map(EntityColumn::name).collect(joining(", "));
    }
}
