package io.caelmor.persistence.log;

import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.wire.FieldType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rows between [EntityRows] and [StoredRow], bit for bit.
final class RowCodec {
    private static final int ABSENT = -1;

    private final Columns columns;
    /// For each stored column its place in the layout, or [#ABSENT].
    private final int[] layoutColumns;
    private final boolean anyAbsent;

    /// @param places for each of the layout's columns its place among the stored ones
    RowCodec(Columns columns, int[] places) {
        this.columns = columns;
        layoutColumns = new int[columns.count()];
        Arrays.fill(layoutColumns, ABSENT);
        for (int i = 0; i < places.length; i++) {
            layoutColumns[places[i]] = i;
        }
        anyAbsent = places.length < layoutColumns.length;
    }

    /// Whether the store holds columns of plugins that aren't there: a row takes their values from the one before it.
    boolean keepsFormer() {
        return anyAbsent;
    }

    /// Writes the end of an entity.
    static void end(RecordBuffer to, long id, long version) {
        int at = begin(to, StoredRow.END, id, version);
        finish(to, at);
    }

    /// Writes a row; `former` is the entity's row before, or null.
    void put(RecordBuffer to, EntityRows rows, int row, @Nullable StoredRow former) {
        int at = begin(to, StoredRow.PUT, rows.id(row), rows.version(row));
        to.int64(rows.account(row)).int16(layoutColumns.length);
        int bits = to.position();
        var set = new byte[StoredRow.bitBytes(layoutColumns.length)];
        to.copy(ByteBuffer.wrap(set), 0, set.length);
        int formerAt = former == null ? 0 : former.valuesAt();
        for (int column = 0; column < layoutColumns.length; column++) {
            boolean formerSet = former != null && column < former.columns() && former.isSet(column);
            int formerLength = former != null && formerSet ? length(former.bytes(), formerAt, columns.type(column)) : 0;
            int from = layoutColumns[column];
            if (from == ABSENT ? formerSet : rows.isSet(row, from)) {
                set[column / 8] |= (byte) (1 << column % 8);
                if (former != null && from == ABSENT) {
                    to.copy(former.bytes(), formerAt, formerLength);
                } else {
                    value(to, rows, row, from, columns.type(column));
                }
            }
            formerAt += formerLength;
        }
        for (int i = 0; i < set.length; i++) {
            to.setInt8(bits + i, set[i]);
        }
        finish(to, at);
    }

    /// Adds a stored row to `into`.
    void load(StoredRow from, EntityRows into) {
        int row = into.add(from.id(), from.account(), from.version());
        int at = from.valuesAt();
        for (int column = 0; column < from.columns(); column++) {
            if (from.isSet(column)) {
                if (layoutColumns[column] != ABSENT) {
                    load(from.bytes(), at, columns.type(column), into, row, layoutColumns[column]);
                }
                at += length(from.bytes(), at, columns.type(column));
            }
        }
    }

    private static int begin(RecordBuffer to, int kind, long id, long version) {
        int at = to.position();
        to.int32(0).int32(0).int8(kind).int64(id).int64(version);
        return at;
    }

    private static void finish(RecordBuffer to, int at) {
        to.setInt32(at, to.position() - at);
        to.setInt32(at + 4, to.checksumFrom(at + StoredRow.KIND_AT));
    }

    private static void value(RecordBuffer to, EntityRows rows, int row, int column, FieldType type) {
        switch (type) {
            case INT, FLOAT -> to.int32(rows.int32(row, column));
            case LONG -> to.int64(rows.int64(row, column));
            case TEXT -> to.text(StorableText.of(rows.text(row, column)));
            case QUANTISED, ENTITY -> throw new IllegalStateException("not a stored type: " + type);
        }
    }

    private static void load(ByteBuffer from, int at, FieldType type, EntityRows into, int row, int column) {
        switch (type) {
            case INT -> into.setBits(row, column, from.getInt(at));
            case FLOAT -> into.setBits(row, column, from.getInt(at) & 0xFFFF_FFFFL);
            case LONG -> into.setBits(row, column, from.getLong(at));
            case TEXT -> into.setText(row, column, LiveState.text(from.duplicate().position(at)));
            case QUANTISED, ENTITY -> throw new IllegalStateException("not a stored type: " + type);
        }
    }

    private static int length(ByteBuffer from, int at, FieldType type) {
        return switch (type) {
            case INT, FLOAT -> 4;
            case LONG -> 8;
            case TEXT -> 4 + from.getInt(at);
            case QUANTISED, ENTITY -> throw new IllegalStateException("not a stored type: " + type);
        };
    }
}
