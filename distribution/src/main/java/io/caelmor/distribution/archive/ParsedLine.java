package io.caelmor.distribution.archive;

import com.google.gson.JsonObject;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.persist.StoreSummary;
import io.caelmor.kernel.persist.StoreSummary.StoredWorld;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.world.WorldId;
import java.util.ArrayList;
import java.util.Locale;

/// What a line's object says. Throws unchecked where a member is missing or of another kind; what is there too much is for the caller, who
/// writes the line again and compares.
final class ParsedLine {
    record Account(long number, String name) {}

    private ParsedLine() {}

    static StoreSummary header(JsonObject line, String place) {
        var columns = new ArrayList<StoredColumn>();
        line.getAsJsonObject("columns").entrySet().forEach(column ->
                columns.add(new StoredColumn(column.getKey(), type(column.getValue().getAsString()), 0)));
        var worlds = line.getAsJsonArray("worlds").asList().stream().map(world -> new StoredWorld(new WorldId(world.getAsString()), 0, 0)).toList();
        return new StoreSummary(place, ArchiveFile.FORMAT, -1, columns, worlds, 0, line.get("next_id").getAsLong());
    }

    private static FieldType type(String name) {
        return switch (name) {
            case "int" -> FieldType.INT;
            case "long" -> FieldType.LONG;
            case "float" -> FieldType.FLOAT;
            case "text" -> FieldType.TEXT;
            default -> throw new IllegalArgumentException("no column has the type '" + name + "'");
        };
    }

    static Account account(JsonObject line) {
        return new Account(line.get("account").getAsLong(), line.get("name").getAsString());
    }

    /// The entity's world, which the header must have named.
    static WorldId world(JsonObject line, StoreSummary summary) {
        var name = line.get("world").getAsString();
        return summary.worlds().stream().map(StoredWorld::id).filter(id -> id.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the header names no world '" + name + "'"));
    }

    /// Adds the entity to the rows of its world.
    static void entity(JsonObject line, EntityRows rows) {
        int row = rows.add(line.get("entity").getAsLong(), line.get("account").getAsLong(), line.get("version").getAsLong());
        var columns = rows.layout().columns();
        for (int column = 0; column < columns.size(); column++) {
            var type = columns.get(column).type();
            var values = line.getAsJsonObject(type.name().toLowerCase(Locale.ROOT));
            var value = values == null ? null : values.get(columns.get(column).name());
            if (value != null) {
                switch (type) {
                    case INT -> rows.setBits(row, column, value.getAsInt());
                    case LONG -> rows.setBits(row, column, value.getAsLong());
                    case FLOAT -> rows.setBits(row, column, Integer.parseUnsignedInt(value.getAsString(), 16) & 0xFFFF_FFFFL);
                    case TEXT -> rows.setText(row, column, value.getAsString());
                    case QUANTISED, ENTITY -> throw new IllegalStateException("not a stored type");
                }
            }
        }
    }
}
