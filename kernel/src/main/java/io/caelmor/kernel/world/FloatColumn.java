package io.caelmor.kernel.world;

import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.wire.WireWriter;

/// A column of finite 32-bit floats, sent whole or, with a declared step, as the number of steps.
public final class FloatColumn extends Column {
    private final float[] values;
    private final float initial;
    private final float stepsPerUnit;

    FloatColumn(World world, ColumnDeclaration declaration, float initial) {
        super(world, declaration);
        values = new float[world.capacity() + 1];
        this.initial = initial;
        stepsPerUnit = declaration.step == 0 ? 0 : 1 / declaration.step;
    }

    public float get(long handle) {
        return values[world.reading(handle)];
    }

    /// Throws [IllegalArgumentException] for NaN and infinities: they would spread through a simulation unseen.
    public void set(long handle, float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException(value + " is no value for the column " + name());
        }
        setAt(world.index(handle), value);
    }

    /// The value at `index`, which the caller knows to be alive. Owner or crew.
    public float at(int index) {
        world.owner().checkRead();
        return values[index];
    }

    /// The value at `index` as a number of steps; only for a quantised column. Owner or crew.
    public int quantised(int index) {
        return Math.round(at(index) * stepsPerUnit);
    }

    @Override
    public FieldType fieldType() {
        return stepsPerUnit == 0 ? FieldType.FLOAT : FieldType.QUANTISED;
    }

    @Override
    public boolean isZero(int index) {
        return stepsPerUnit == 0 ? Float.floatToRawIntBits(at(index)) == 0 : quantised(index) == 0;
    }

    @Override
    public void write(int index, WireWriter target) {
        if (stepsPerUnit == 0) {
            target.float32(at(index));
        } else {
            target.zigzag(quantised(index));
        }
    }

    @Override
    public long bits(int index) {
        return Float.floatToRawIntBits(at(index)) & 0xFFFF_FFFFL;
    }

    @Override
    void setBits(int index, long bits) {
        setAt(index, Float.intBitsToFloat((int) bits));
    }

    @Override
    void reset(int index) {
        setAt(index, initial);
    }

    private void setAt(int index, float value) {
        if (Float.floatToRawIntBits(values[index]) != Float.floatToRawIntBits(value)) {
            values[index] = value;
            changed(index);
        }
    }
}
