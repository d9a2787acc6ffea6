package io.caelmor.kernel.world;

import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A column of short texts, for names and the like: written seldom, off the hot path.
public final class TextColumn extends Column {
    private static final byte[] EMPTY = new byte[0];

    private final String[] values;
    private final byte[][] utf8;
    private final String initial;

    TextColumn(World world, ColumnDeclaration declaration, String initial) {
        super(world, declaration);
        values = new String[world.capacity() + 1];
        Arrays.fill(values, "");
        utf8 = new byte[world.capacity() + 1][];
        Arrays.fill(utf8, EMPTY);
        this.initial = initial;
    }

    public String get(long handle) {
        return values[world.reading(handle)];
    }

    /// Throws [IllegalArgumentException] where `value` takes more than [#maxBytes] bytes of UTF-8, and where it holds U+0000 or half of a
    /// surrogate pair: not every store keeps those, nor does UTF-8 the latter.
    public void set(long handle, String value) {
        int unfit = unfit(value);
        if (unfit >= 0) {
            throw new IllegalArgumentException("a text with U+%04X at %d is no value for the column %s: no store keeps that"
                    .formatted((int) value.charAt(unfit), unfit, name()));
        }
        int length = value.getBytes(StandardCharsets.UTF_8).length;
        if (length > maxBytes()) {
            throw new IllegalArgumentException("a text of " + length + " bytes does not fit the column " + name()
                    + ", which holds " + maxBytes());
        }
        setAt(world.index(handle), value);
    }

    /// Where `value` holds what can't be kept, or -1.
    static int unfit(String value) {
        for (int at = 0; at < value.length(); at++) {
            char unit = value.charAt(at);
            if (Character.isHighSurrogate(unit) && at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))) {
                at++;
            } else if (unit == 0 || Character.isSurrogate(unit)) {
                return at;
            }
        }
        return -1;
    }

    /// The value at `index`, which the caller knows to be alive. Owner or crew.
    public String at(int index) {
        world.owner().checkRead();
        return values[index];
    }

    @Override
    public FieldType fieldType() {
        return FieldType.TEXT;
    }

    @Override
    public boolean isZero(int index) {
        world.owner().checkRead();
        return utf8[index] == EMPTY;
    }

    @Override
    public void write(int index, WireWriter target) {
        world.owner().checkRead();
        target.varint(utf8[index].length);
        target.bytes(utf8[index], 0, utf8[index].length);
    }

    @Override
    public long bits(int index) {
        world.owner().checkRead();
        return 0;
    }

    @Override
    void setBits(int index, long bits) {}

    @Override
    void reset(int index) {
        setAt(index, initial);
    }

    /// A saved text, cut to what the column holds: it can be of a time when that was more.
    void restore(int index, String value) {
        int end = value.length();
        while (value.substring(0, end).getBytes(StandardCharsets.UTF_8).length > maxBytes()) {
            end = value.offsetByCodePoints(end, -1);
        }
        setAt(index, value.substring(0, end));
    }

    void setAt(int index, String value) {
        if (!values[index].equals(value)) {
            values[index] = value;
            utf8[index] = value.isEmpty() ? EMPTY : value.getBytes(StandardCharsets.UTF_8);
            changed(index);
        }
    }
}
