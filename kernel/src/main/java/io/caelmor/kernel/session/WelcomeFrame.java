package io.caelmor.kernel.session;

import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireWriter;
import io.caelmor.kernel.world.World;

/// Writes WELCOME messages: what differs by session in front of the schema, which is encoded once. One thread.
public final class WelcomeFrame {
    private static final int HEAD_BYTES = 256;

    private final World world;
    private final int rate;
    private final int resumeSeconds;
    private final int frameBytes;
    private final byte[] schema;
    private final byte[] buffer;
    private final WireWriter writer = new WireWriter();

    /// `schema` is the lists of columns, commands, events, rejections and kinds, as docs/protocol.md has them.
    public WelcomeFrame(World world, int rate, int resumeSeconds, int frameBytes, byte[] schema) {
        this.world = world;
        this.rate = rate;
        this.resumeSeconds = resumeSeconds;
        this.frameBytes = frameBytes;
        this.schema = schema;
        buffer = new byte[mostBytes()];
    }

    /// Greatest length of a frame.
    public int mostBytes() {
        return HEAD_BYTES + schema.length;
    }

    /// The frame, in a buffer that the next one takes.
    WireWriter write(String account, boolean resumed, long tick, byte[] secret) {
        writer.wrap(buffer, 0, buffer.length);
        writer.u8(MessageType.WELCOME);
        writer.u8(Hello.VERSION);
        writer.u8(resumed ? 1 : 0);
        writer.varint(rate);
        writer.varint(tick);
        writer.text(world.id().name());
        writer.float32(world.bounds().width());
        writer.float32(world.bounds().height());
        writer.text(account);
        writer.bytes(secret, 0, secret.length);
        writer.varint(resumeSeconds);
        writer.varint(frameBytes);
        writer.bytes(schema, 0, schema.length);
        return writer;
    }
}
