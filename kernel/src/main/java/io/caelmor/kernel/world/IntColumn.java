package io.caelmor.kernel.world;

import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.wire.WireWriter;

/// A column of 32-bit integers.
public final class IntColumn extends Column {
    private final int[] values;
    private final int initial;

    IntColumn(World world, ColumnDeclaration declaration, int initial) {
        super(world, declaration);
        values = new int[world.capacity() + 1];
        this.initial = initial;
    }

    public int get(long handle) {
        return values[world.reading(handle)];
    }

    public void set(long handle, int value) {
        setAt(world.index(handle), value);
    }

    /// The value at `index`, which the caller knows to be alive. Owner or crew.
    public int at(int index) {
        world.owner().checkRead();
        return values[index];
    }

    @Override
    public FieldType fieldType() {
        return FieldType.INT;
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
        setAt(index, (int) bits);
    }

    @Override
    void reset(int index) {
        setAt(index, initial);
    }

    private void setAt(int index, int value) {
        if (values[index] != value) {
            values[index] = value;
            changed(index);
        }
    }
}
