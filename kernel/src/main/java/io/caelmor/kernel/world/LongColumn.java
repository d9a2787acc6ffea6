package io.caelmor.kernel.world;

import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.wire.WireWriter;

/// A column of 64-bit integers.
public final class LongColumn extends Column {
    private final long[] values;
    private final long initial;

    LongColumn(World world, ColumnDeclaration declaration, long initial) {
        super(world, declaration);
        values = new long[world.capacity() + 1];
        this.initial = initial;
    }

    public long get(long handle) {
        return values[world.reading(handle)];
    }

    public void set(long handle, long value) {
        setAt(world.index(handle), value);
    }

    /// The value at `index`, which the caller knows to be alive. Owner or crew.
    public long at(int index) {
        world.owner().checkRead();
        return values[index];
    }

    @Override
    public FieldType fieldType() {
        return FieldType.LONG;
    }

    @Override
    public boolean isZero(int index) {
        return at(index) == 0;
    }

    @Override
    public void write(int index, WireWriter target) {
        target.zigzag(at(index));
    }

    @Override
    public long bits(int index) {
        return at(index);
    }

    @Override
    void setBits(int index, long bits) {
        setAt(index, bits);
    }

    @Override
    void reset(int index) {
        setAt(index, initial);
    }

    private void setAt(int index, long value) {
        if (values[index] != value) {
            values[index] = value;
            changed(index);
        }
    }
}
