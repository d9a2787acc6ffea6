package io.caelmor.kernel.command;

import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.wire.Field;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.wire.WireReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One command under dispatch. One object for all, good for the length of a handler's call. Tick thread only.
///
/// Parameters are read by position; reading one as another type than declared throws [IllegalStateException], an error in the
/// plugin.
public final class Command {
    private final ThreadOwner owner;
    private final WireReader reader = new WireReader();
    private final long[] values = new long[CommandType.MOST_PARAMETERS];
    private byte[] bytes = new byte[0];
    private @Nullable CommandType type;
    private @Nullable Session session;
    private int number;
    private int ticket;
    private long receiveTick;
    private long sequence;

    Command(ThreadOwner owner) {
        this.owner = owner;
    }

    /// Who asks.
    public Session session() {
        owner.check();
        return Objects.requireNonNull(session);
    }

    public CommandType type() {
        owner.check();
        return Objects.requireNonNull(type);
    }

    /// Names this command in [Settlement#settle], within this tick.
    public int ticket() {
        owner.check();
        return ticket;
    }

    /// The tick in which the server received it, by the server's own stamp.
    public long receiveTick() {
        owner.check();
        return receiveTick;
    }

    /// Its place among all that this session ever sent, by the server's own stamp.
    public long sequence() {
        owner.check();
        return sequence;
    }

    public int int32(int parameter) {
        return (int) value(parameter, FieldType.INT);
    }

    public long int64(int parameter) {
        return value(parameter, FieldType.LONG);
    }

    public float float32(int parameter) {
        return Float.intBitsToFloat((int) value(parameter, FieldType.FLOAT));
    }

    /// A handle; never none.
    public long entity(int parameter) {
        return value(parameter, FieldType.ENTITY);
    }

    /// Allocates: off the hot path.
    public String text(int parameter) {
        return new String(bytes, textOffset(parameter), textLength(parameter), StandardCharsets.UTF_8);
    }

    /// The array that a text's UTF-8 lies in, from [#textOffset] on, [#textLength] bytes; not to be kept.
    public byte[] textBytes() {
        owner.check();
        return bytes;
    }

    public int textOffset(int parameter) {
        return (int) (value(parameter, FieldType.TEXT) >>> 32);
    }

    public int textLength(int parameter) {
        return (int) value(parameter, FieldType.TEXT);
    }

    int number() {
        return number;
    }

    void begin(Session of, CommandType commandType, int clientNumber, int ticketOf, long tick, long sequenceOf) {
        session = of;
        type = commandType;
        number = clientNumber;
        ticket = ticketOf;
        receiveTick = tick;
        sequence = sequenceOf;
    }

    /// Reads the parameters, which the intake has checked already.
    void parameters(byte[] source, int offset, int length) {
        bytes = source;
        reader.wrap(source, offset, length);
        var fields = type().fields();
        for (int i = 0; i < fields.length; i++) {
            values[i] = read(fields[i]);
        }
    }

    private long read(Field field) {
        return switch (field.type()) {
            case INT -> reader.zigzag32();
            case LONG -> reader.zigzag();
            case FLOAT -> Float.floatToRawIntBits(reader.float32());
            case ENTITY -> reader.entity();
            case TEXT -> {
                int length = reader.varintUpTo(field.maxBytes());
                int offset = reader.position();
                reader.skip(length);
                yield (long) offset << 32 | length;
            }
            case QUANTISED -> throw new IllegalStateException("no parameter is QUANTISED");
        };
    }

    private long value(int parameter, FieldType as) {
        owner.check();
        var declared = type().fields()[parameter];
        if (declared.type() != as) {
            throw new IllegalStateException("the parameter " + declared.name() + " of " + type().name() + " is " + declared.type() + ", not " + as);
        }
        return values[parameter];
    }
}
