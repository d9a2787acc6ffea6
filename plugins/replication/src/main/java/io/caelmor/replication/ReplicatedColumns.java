package io.caelmor.replication;

import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.world.Column;
import io.caelmor.kernel.world.FloatColumn;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.World;

/// The columns that clients are sent, at their positions in the schema: position *i* is bit *i* of a column mask.
final class ReplicatedColumns {
    private static final int MOST = 63;
    private static final int MOST_MASK_BYTES = 9;

    private final Column[] columns;
    private final FloatColumn[] quantised;
    private final int[] quantisedAt;
    private final long forAll;
    private final long ownersAlone;
    private final int mostBytes;

    ReplicatedColumns(World world) {
        columns = world.columns().stream().filter(column -> column.scope() != Scope.NONE).toArray(Column[]::new);
        if (columns.length > MOST) {
            throw new IllegalStateException(columns.length + " columns are replicated; the protocol carries " + MOST
                    + ": declare fewer as replicated");
        }
        quantised = world.columns().stream()
                .filter(column -> column.scope() != Scope.NONE && column.fieldType() == FieldType.QUANTISED)
                .toArray(FloatColumn[]::new);
        quantisedAt = new int[columns.length];
        long all = 0;
        int most = MOST_MASK_BYTES;
        int next = 0;
        for (int i = 0; i < columns.length; i++) {
            quantisedAt[i] = columns[i].fieldType() == FieldType.QUANTISED ? next++ : -1;
            all |= columns[i].scope() == Scope.ALL ? 1L << i : 0;
            most += mostBytes(columns[i]);
        }
        forAll = all;
        ownersAlone = ~all & (1L << columns.length) - 1;
        mostBytes = most;
    }

    Column at(int position) {
        return columns[position];
    }

    /// Columns that go over the wire as a number of steps.
    int quantisedCount() {
        return quantised.length;
    }

    FloatColumn quantised(int number) {
        return quantised[number];
    }

    /// Number among the quantised ones of the column at a position, or -1.
    int quantisedAt(int position) {
        return quantisedAt[position];
    }

    /// The columns that an entity's owner, or everybody else, may be sent.
    long sentTo(boolean owner) {
        return owner ? forAll | ownersAlone : forAll;
    }

    /// The columns that an entity's owner alone is sent.
    long ownersAlone() {
        return ownersAlone;
    }

    /// Most bytes that a mask and the values of all columns take.
    int mostBytes() {
        return mostBytes;
    }

    private static int mostBytes(Column column) {
        return switch (column.fieldType()) {
            case INT, QUANTISED -> 5;
            case LONG -> 10;
            case FLOAT -> 4;
            case TEXT -> 3 + column.maxBytes();
            case ENTITY -> throw new IllegalStateException("the column " + column.name() + " has a type that columns can't have");
        };
    }
}
