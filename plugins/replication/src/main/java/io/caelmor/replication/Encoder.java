package io.caelmor.replication;

import io.caelmor.kernel.wire.WireWriter;

/// Writes column masks and values of one entity as they stand in enters and updates; docs/protocol.md, TICK.
///
/// What is written follows from the entity and the arguments alone, never from who asks or in which order.
final class Encoder {
    private final ReplicatedColumns columns;
    private final Scene scene;

    Encoder(ReplicatedColumns columns, Scene scene) {
        this.columns = columns;
        this.scene = scene;
    }

    /// Everything that is not zero, for an enter. Writes at least the mask.
    void full(int index, boolean owner, WireWriter target) {
        long mask = columns.sentTo(owner);
        for (int i = 0; i < columns.count(); i++) {
            if (columns.at(i).isZero(index)) {
                mask &= ~(1L << i);
            }
        }
        absolute(index, mask & columns.sentTo(owner) & all(), target);
    }

    /// The columns that changed after `stamp`, as values that replace. Writes nothing where there are none.
    void since(long stamp, int index, boolean owner, WireWriter target) {
        long mask = changedSince(stamp, index, owner);
        if (mask != 0) {
            absolute(index, mask, target);
        }
    }

    /// The entity's last change, with differences for quantised columns, for those who lack this change alone. Writes
    /// nothing where nothing is to be told. Answers `false` where it had to write values that replace.
    boolean lastChange(int index, boolean owner, WireWriter target) {
        long mask = changedSince(scene.changedBefore(index), index, owner);
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            int position = Long.numberOfTrailingZeros(rest);
            int number = columns.quantisedAt(position);
            if (number >= 0) {
                long difference = difference(index, number);
                if (difference != (int) difference) {
                    absolute(index, mask, target);
                    return false;
                }
                if (difference == 0) {
                    mask &= ~(1L << position);
                }
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
        for (int i = 0; i < columns.count(); i++) {
            if (columns.at(i).stampOf(index) > stamp) {
                mask |= 1L << i;
            }
        }
        return mask & columns.sentTo(owner);
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

    private long all() {
        return (1L << columns.count()) - 1;
    }
}
