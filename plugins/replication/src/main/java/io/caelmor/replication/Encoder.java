package io.caelmor.replication;

import io.caelmor.kernel.wire.WireWriter;

/// Writes column masks and values of one entity as they stand in enters and updates, and makes its moves; docs/protocol.md, TICK.
///
/// What is written follows from the entity and the arguments alone, never from who asks or in which order.
final class Encoder {
    /// Mask of the place's two columns, the first of the schema.
    private static final long PLACE = 3;
    /// Bits of an axis for each byte that a move takes.
    private static final int AXIS_BITS = 4;
    private static final int MOST_MOVE_BYTES = 4;

    private final ReplicatedColumns columns;
    private final Scene scene;

    Encoder(ReplicatedColumns columns, Scene scene) {
        this.columns = columns;
        this.scene = scene;
    }

    /// Everything that is not zero, for an enter. Writes at least the mask.
    void full(int index, boolean owner, WireWriter target) {
        long mask = 0;
        for (long rest = columns.sentTo(owner); rest != 0; rest &= rest - 1) {
            if (!columns.at(Long.numberOfTrailingZeros(rest)).isZero(index)) {
                mask |= Long.lowestOneBit(rest);
            }
        }
        absolute(index, mask, target);
    }

    /// The columns that changed after `stamp`, as values that replace. Writes nothing where there are none.
    void since(long stamp, int index, boolean owner, WireWriter target) {
        long mask = changedSince(stamp, index, owner);
        if (mask != 0) {
            absolute(index, mask, target);
        }
    }

    /// Mask of what the entity's last change changed; a quantised column that has the same steps as before is not in it.
    long lastChanged(int index, boolean owner) {
        long mask = changedSince(scene.changedBefore(index), index, owner);
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            int position = Long.numberOfTrailingZeros(rest);
            int number = columns.quantisedAt(position);
            if (number >= 0 && difference(index, number) == 0) {
                mask &= ~(1L << position);
            }
        }
        return mask;
    }

    /// The last change, whose mask is given, as a move; 0 where more than the place changed, or by too many steps.
    long move(int index, long mask) {
        if (mask == 0 || (mask & ~PLACE) != 0) {
            return 0;
        }
        long x = zigzag(difference(index, 0));
        long y = zigzag(difference(index, 1));
        int bits = Long.SIZE - Long.numberOfLeadingZeros(x | y);
        int length = (bits + AXIS_BITS - 1) / AXIS_BITS;
        return length > MOST_MOVE_BYTES ? 0 : Fragments.move((int) (y << AXIS_BITS * length | x), length);
    }

    /// The last change, whose mask is given, with differences for quantised columns, for those who lack this change alone. Writes
    /// nothing where nothing is to be told. Answers `false` where it had to write values that replace.
    boolean lastChange(int index, long mask, WireWriter target) {
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            int number = columns.quantisedAt(Long.numberOfTrailingZeros(rest));
            if (number >= 0 && difference(index, number) != (int) difference(index, number)) {
                absolute(index, mask, target);
                return false;
            }
        }
        if (mask == 0) {
            return true;
        }
        target.varint(mask);
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            int position = Long.numberOfTrailingZeros(rest);
            int number = columns.quantisedAt(position);
            if (number >= 0) {
                target.zigzag(difference(index, number));
            } else {
                columns.at(position).write(index, target);
            }
        }
        return true;
    }

    /// Whether an owner lacks more than everybody else does: a column for owners alone changed after `stamp`.
    boolean ownersAlone(long stamp, int index) {
        for (long rest = columns.ownersAlone(); rest != 0; rest &= rest - 1) {
            if (columns.at(Long.numberOfTrailingZeros(rest)).stampOf(index) > stamp) {
                return true;
            }
        }
        return false;
    }

    /// Mask of the columns that changed after `stamp` and may be sent.
    long changedSince(long stamp, int index, boolean owner) {
        long mask = 0;
        for (long rest = columns.sentTo(owner); rest != 0; rest &= rest - 1) {
            if (columns.at(Long.numberOfTrailingZeros(rest)).stampOf(index) > stamp) {
                mask |= Long.lowestOneBit(rest);
            }
        }
        return mask;
    }

    private void absolute(int index, long mask, WireWriter target) {
        target.varint(mask);
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            columns.at(Long.numberOfTrailingZeros(rest)).write(index, target);
        }
    }

    private long difference(int index, int number) {
        return (long) scene.steps(index, number) - scene.stepsBefore(index, number);
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }
}
