package io.caelmor.client;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;

/// Writes the protocol's values and the client's messages (docs/protocol.md sections 2 and 3).
final class WireWriter {
    static final int VERSION = 1;

    static final int HELLO = 0x01;
    static final int RESUME = 0x02;
    static final int COMMAND = 0x03;
    static final int BYE = 0x04;
    static final int ACK = 0x05;
    /// A longer ACK than that is none of a tick.
    static final int MOST_ACK_BYTES = 11;

    private WireWriter() {}

    static void varint(ByteBuf out, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static void zigzag(ByteBuf out, long value) {
        varint(out, value << 1 ^ value >> 63);
    }

    static void float32(ByteBuf out, float value) {
        out.writeFloatLE(value);
    }

    static void text(ByteBuf out, String value) {
        varint(out, ByteBufUtil.utf8Bytes(value));
        out.writeCharSequence(value, StandardCharsets.UTF_8);
    }

    static void entity(ByteBuf out, long entity) {
        varint(out, Integer.toUnsignedLong(Entity.index(entity)));
        varint(out, Integer.toUnsignedLong(Entity.generation(entity)));
    }

    static void hello(ByteBuf out, String account, String credential, String program) {
        out.writeByte(HELLO).writeByte(VERSION);
        text(out, account);
        text(out, credential);
        text(out, program);
    }

    static void resume(ByteBuf out, byte[] token, String program) {
        out.writeByte(RESUME).writeByte(VERSION).writeBytes(token);
        text(out, program);
    }

    static void command(ByteBuf out, int id, long number, ByteBuf parameters) {
        out.writeByte(COMMAND).writeByte(0);
        varint(out, id);
        varint(out, number);
        out.writeBytes(parameters, parameters.readerIndex(), parameters.readableBytes());
    }

    static void ack(ByteBuf out, long tick) {
        out.writeByte(ACK);
        varint(out, tick);
    }

    static void bye(ByteBuf out) {
        out.writeByte(BYE);
    }
}
