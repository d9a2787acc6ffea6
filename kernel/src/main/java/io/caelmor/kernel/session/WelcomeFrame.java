package io.caelmor.kernel.session;

import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireWriter;
import io.caelmor.kernel.world.World;
import java.util.Arrays;

/// Builds WELCOME messages: what differs by session in front of the schema, which is encoded once.
public final class WelcomeFrame {
    private static final int HEAD_BYTES = 256;

    private final World world;
    private final int rate;
    private final int resumeSeconds;
    private final int frameBytes;
    private final byte[] schema;

    /// `schema` is the lists of columns, commands, events, rejections and kinds, as docs/protocol.md has them.
    public WelcomeFrame(World world, int rate, int resumeSeconds, int frameBytes, byte[] schema) {
        this.world = world;
        this.rate = rate;
        this.resumeSeconds = resumeSeconds;
        this.frameBytes = frameBytes;
        this.schema = schema;
    }

    /// Greatest length of a frame.
    public int mostBytes() {
        return HEAD_BYTES + schema.length;
    }

    byte[] of(String account, boolean resumed, long tick, byte[] secret) {
        var writer = new WireWriter().wrap(new byte[mostBytes()], 0, mostBytes());
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
        return Arrays.copyOf(writer.array(), writer.length());
    }
}
