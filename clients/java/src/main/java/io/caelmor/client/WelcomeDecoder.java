package io.caelmor.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Decodes the body of a WELCOME with its schema.
final class WelcomeDecoder {
    static final int TOKEN_BYTES = 32;
    private static final int MAX_TEXT = 65_535;

    /// A WELCOME and the secret that belongs to it.
    record Decoded(Welcome welcome, byte[] token) {}

    private final WireReader in;

    WelcomeDecoder(WireReader in) {
        this.in = in;
    }

    /// Reads what stands after the message type.
    ///
    /// @throws WireReader.Malformed where the bytes are no WELCOME of version 1
    /// @throws IllegalArgumentException where the schema contradicts itself
    Decoded decode() {
        int version = in.u8();
        if (version != WireWriter.VERSION) {
            throw new WireReader.Malformed("the server speaks version " + version + ", this client " + WireWriter.VERSION);
        }
        boolean resumed = in.u8() != 0;
        int tickRate = in.varintUpTo(128, "the tick rate");
        long tick = in.varint();
        String world = in.text(MAX_TEXT);
        float width = in.finiteFloat32();
        float height = in.finiteFloat32();
        String account = in.text(MAX_TEXT);
        byte[] token = in.bytes(TOKEN_BYTES, "the token");
        long resumeSeconds = in.varint32("the seconds for a resume");
        int frameLimit = in.varintUpTo(MAX_TEXT, "the frame limit");
        List<Schema.Column> columns = columns();
        List<Schema.Signature> commands = signatures();
        List<Schema.Signature> events = signatures();
        Schema schema = new Schema(columns, commands, events, rejections(), kinds());
        if (tickRate < 1) {
            throw new WireReader.Malformed("the tick rate is 0");
        }
        return new Decoded(
                new Welcome(resumed, tickRate, tick, world, width, height, account, resumeSeconds, frameLimit, schema), token);
    }

    private List<Schema.Column> columns() {
        int count = count("columns");
        if (count > Schema.MAX_COLUMNS) {
            throw new IllegalArgumentException("the schema has " + count + " columns, more than " + Schema.MAX_COLUMNS);
        }
        List<Schema.Column> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String name = in.text(MAX_TEXT);
            ValueType type = type(name, ValueType.ENTITY);
            int scope = in.u8();
            if (scope != 1 && scope != 2) {
                throw new IllegalArgumentException("the column " + name + " has the scope " + scope);
            }
            float step = type == ValueType.QUANTISED ? in.finiteFloat32() : 0;
            if (type == ValueType.QUANTISED && step <= 0) {
                throw new IllegalArgumentException("the column " + name + " has the step " + step);
            }
            columns.add(new Schema.Column(i, name, type, scope == 2, step, maxBytes(type)));
        }
        return columns;
    }

    private List<Schema.Signature> signatures() {
        int count = count("commands or events");
        List<Schema.Signature> signatures = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int id = id();
            String name = in.text(MAX_TEXT);
            int fieldCount = count("fields");
            List<Schema.Field> fields = new ArrayList<>(fieldCount);
            for (int field = 0; field < fieldCount; field++) {
                String fieldName = in.text(MAX_TEXT);
                ValueType type = type(name + "." + fieldName, ValueType.QUANTISED);
                fields.add(new Schema.Field(fieldName, type, maxBytes(type)));
            }
            signatures.add(new Schema.Signature(id, name, fields));
        }
        return signatures;
    }

    private List<Schema.Rejection> rejections() {
        int count = count("rejections");
        List<Schema.Rejection> rejections = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rejections.add(new Schema.Rejection(id(), in.text(MAX_TEXT), in.text(MAX_TEXT)));
        }
        return rejections;
    }

    private Map<Integer, String> kinds() {
        int count = count("kinds");
        Map<Integer, String> kinds = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int id = in.zigzag32();
            if (kinds.put(id, in.text(MAX_TEXT)) != null) {
                throw new IllegalArgumentException("the schema has two of the kind " + id);
            }
        }
        return kinds;
    }

    private ValueType type(String what, ValueType impossible) {
        int code = in.u8();
        ValueType type = ValueType.ofCode(code);
        if (type == null || type == impossible) {
            throw new IllegalArgumentException(what + " has the type " + code);
        }
        return type;
    }

    private int maxBytes(ValueType type) {
        return type == ValueType.TEXT ? in.varintUpTo(MAX_TEXT, "the greatest count of bytes of a text") : 0;
    }

    private int id() {
        int id = in.varintUpTo(MAX_TEXT, "an id");
        if (id == 0) {
            throw new IllegalArgumentException("the schema has the id 0");
        }
        return id;
    }

    /// Every entry takes a byte at least, so a count beyond what is left is a lie and allocates nothing.
    private int count(String what) {
        return in.varintUpTo(in.remaining(), "the count of " + what);
    }
}
