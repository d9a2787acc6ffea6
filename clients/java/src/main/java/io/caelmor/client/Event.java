package io.caelmor.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// One event. The object that a listener is given is used again for the next: [#copy] keeps it.
///
/// A text becomes a `String` when it is asked for, so what nobody reads makes no garbage.
public final class Event {
    private Schema.Signature signature = new Schema.Signature(0, "", List.of());
    private long tick;
    private long[] numbers = new long[8];
    private int[] textStarts = new int[8];
    private int[] textEnds = new int[8];
    private byte[] utf8 = new byte[256];

    Event() {}

    /// The event's name and fields.
    public Schema.Signature signature() {
        return signature;
    }

    /// The event's name.
    public String name() {
        return signature.name();
    }

    /// The tick of the TICK that it came in.
    public long tick() {
        return tick;
    }

    /// The value of the INT field at a position.
    public int getInt(int field) {
        return (int) number(field, ValueType.INT);
    }

    /// The value of the LONG field at a position.
    public long getLong(int field) {
        return number(field, ValueType.LONG);
    }

    /// The value of the FLOAT field at a position.
    public float getFloat(int field) {
        return Float.intBitsToFloat((int) number(field, ValueType.FLOAT));
    }

    /// The value of the ENTITY field at a position, see [Entity]. It need not be in view.
    public long getEntity(int field) {
        return number(field, ValueType.ENTITY);
    }

    /// The value of the TEXT field at a position.
    public String getText(int field) {
        check(field, ValueType.TEXT);
        return new String(utf8, textStarts[field], textEnds[field] - textStarts[field], StandardCharsets.UTF_8);
    }

    /// The value of the INT field of a name.
    public int getInt(String field) {
        return getInt(signature.field(field));
    }

    /// The value of the LONG field of a name.
    public long getLong(String field) {
        return getLong(signature.field(field));
    }

    /// The value of the FLOAT field of a name.
    public float getFloat(String field) {
        return getFloat(signature.field(field));
    }

    /// The value of the ENTITY field of a name.
    public long getEntity(String field) {
        return getEntity(signature.field(field));
    }

    /// The value of the TEXT field of a name.
    public String getText(String field) {
        return getText(signature.field(field));
    }

    /// An event of its own, to keep.
    public Event copy() {
        Event copy = new Event();
        copy.signature = signature;
        copy.tick = tick;
        copy.numbers = numbers.clone();
        copy.textStarts = textStarts.clone();
        copy.textEnds = textEnds.clone();
        copy.utf8 = utf8.clone();
        return copy;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name()).append('(');
        for (int i = 0; i < signature.fields().size(); i++) {
            Schema.Field field = signature.fields().get(i);
            text.append(i == 0 ? "" : ", ").append(field.name()).append('=').append(switch (field.type()) {
                case INT, LONG, QUANTISED -> Long.toString(numbers[i]);
                case FLOAT -> Float.toString(getFloat(i));
                case ENTITY -> Entity.describe(numbers[i]);
                case TEXT -> '"' + getText(i) + '"';
            });
        }
        return text.append(") at tick ").append(tick).toString();
    }

    /// Reads the fields of an event whose id was read.
    void read(Schema.Signature of, long atTick, WireReader in) {
        signature = of;
        tick = atTick;
        List<Schema.Field> fields = of.fields();
        if (fields.size() > numbers.length) {
            numbers = new long[fields.size()];
            textStarts = new int[fields.size()];
            textEnds = new int[fields.size()];
        }
        int texts = 0;
        for (int i = 0; i < fields.size(); i++) {
            Schema.Field field = fields.get(i);
            switch (field.type()) {
                case INT -> numbers[i] = in.zigzag32();
                case LONG -> numbers[i] = in.zigzag();
                case FLOAT -> numbers[i] = Float.floatToRawIntBits(in.finiteFloat32());
                case ENTITY -> numbers[i] = in.entity();
                case TEXT -> {
                    int length = in.textLength(field.maxBytes());
                    if (texts + length > utf8.length) {
                        utf8 = Arrays.copyOf(utf8, 2 * (texts + length));
                    }
                    in.copy(utf8, texts, length);
                    textStarts[i] = texts;
                    texts += length;
                    textEnds[i] = texts;
                }
                case QUANTISED -> throw new IllegalStateException("an event with a QUANTISED field");
            }
        }
    }

    private long number(int field, ValueType type) {
        check(field, type);
        return numbers[field];
    }

    private void check(int field, ValueType type) {
        Schema.Field declared = signature.fields().get(field);
        if (declared.type() != type) {
            throw new IllegalArgumentException(
                    "the field " + declared.name() + " of " + name() + " is " + declared.type() + ", not " + type);
        }
    }
}
