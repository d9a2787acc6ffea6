package io.caelmor.testing.store;

import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.wire.FieldType;

/// Makes cuts for tests of stores, row by row.
public final class Cuts {
    private final Cut cut;

    private Cuts(StoreLayout layout, int capacity, long number) {
        cut = new Cut(layout, capacity);
        cut.begin(number, number * 10);
    }

    public static Cuts cut(long number) {
        return cut(Layouts.ALL, number);
    }

    public static Cuts cut(StoreLayout layout, long number) {
        return new Cuts(layout, 10_000, number);
    }

    /// A row with values in the layout's order: Integer, Long, Float, String, or null for one that is not set.
    public Cuts put(long id, long account, long version, Object... values) {
        set(cut.rows(), cut.rows().add(id, account, version), values);
        return this;
    }

    /// The end of an entity.
    public Cuts end(long id, long version) {
        cut.rows().setDeleted(cut.rows().add(id, 0, version));
        return this;
    }

    public Cut made() {
        return cut;
    }

    private static void set(EntityRows rows, int row, Object... values) {
        for (int column = 0; column < values.length; column++) {
            switch (values[column]) {
                case null -> { }
                case Integer value -> rows.setBits(row, column, value);
                case Long value -> rows.setBits(row, column, value);
                case Float value -> rows.setBits(row, column, Float.floatToRawIntBits(value) & 0xFFFF_FFFFL);
                case String value -> rows.setText(row, column, value);
                default -> throw new IllegalArgumentException(values[column].getClass().getName());
            }
        }
    }

    /// A row as text, floats by their bits: equal texts are equal rows.
    public static String show(EntityRows rows, int row) {
        var text = new StringBuilder("#" + rows.id(row) + " of " + rows.account(row) + " v" + rows.version(row));
        for (int column = 0; column < rows.layout().columns().size(); column++) {
            text.append(' ');
            if (!rows.isSet(row, column)) {
                text.append('-');
            } else if (rows.layout().columns().get(column).type() == FieldType.TEXT) {
                text.append('"').append(rows.text(row, column)).append('"');
            } else {
                text.append(rows.bits(row, column));
            }
        }
        return text.toString();
    }
}
