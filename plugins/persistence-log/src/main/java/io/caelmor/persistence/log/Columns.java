package io.caelmor.persistence.log;

import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.wire.FieldType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// All columns that the store ever held, in the order in which they came; rows name them by their place here, so the list only grows.
final class Columns {
    private record Stored(String name, FieldType type) {}

    private final List<Stored> stored = new ArrayList<>();

    int count() {
        return stored.size();
    }

    FieldType type(int column) {
        return stored.get(column).type;
    }

    /// Adds what the layout has and the store hasn't, and answers for each of the layout's columns its place here.
    ///
    /// Throws [StoreException], with nothing added, where a column was stored with another type.
    int[] adapt(StoreLayout layout, String store) throws StoreException {
        for (var column : layout.columns()) {
            int at = find(column.name());
            if (at >= 0 && type(at) != column.type()) {
                var declared = column.type().name().toLowerCase(Locale.ROOT);
                throw new StoreException("The store " + store + " holds the column '" + column.name() + "' as "
                        + type(at).name().toLowerCase(Locale.ROOT) + ", but the plugin declares it as " + declared
                        + ". Give the plugin's column a new name, or install the plugin's former version.");
            }
            if (column.type() == FieldType.QUANTISED || column.type() == FieldType.ENTITY) {
                throw new StoreException("The persisted column '" + column.name() + "' has the type " + column.type()
                        + ", which no store keeps. Declare it as int, long, float or text.");
            }
        }
        var places = new int[layout.columns().size()];
        for (int i = 0; i < places.length; i++) {
            var column = layout.columns().get(i);
            int at = find(column.name());
            if (at < 0) {
                at = stored.size();
                stored.add(new Stored(column.name(), column.type()));
            }
            places[i] = at;
        }
        return places;
    }

    /// All columns, as an archive names them.
    List<StoredColumn> all() {
        return stored.stream().map(column -> new StoredColumn(column.name, column.type, 0)).toList();
    }

    private int find(String name) {
        for (int at = 0; at < stored.size(); at++) {
            if (stored.get(at).name.equals(name)) {
                return at;
            }
        }
        return -1;
    }

    void write(RecordBuffer to) {
        to.int32(stored.size());
        for (var column : stored) {
            to.int8(column.type.code()).text(column.name);
        }
    }

    /// Takes the list over from a record.
    void read(ByteBuffer from) {
        stored.clear();
        for (int left = from.getInt(); left > 0; left--) {
            int code = from.get();
            stored.add(new Stored(LiveState.text(from), type((byte) code)));
        }
    }

    private static FieldType type(byte code) {
        for (var type : FieldType.values()) {
            if (type.code() == code) {
                return type;
            }
        }
        throw new IllegalArgumentException("a column of the type " + code);
    }
}
