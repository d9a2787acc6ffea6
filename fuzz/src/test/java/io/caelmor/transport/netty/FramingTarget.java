package io.caelmor.transport.netty;

import io.caelmor.fuzz.Target;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// One carrier's framing on a stream, which is read twice: whole, and in stretches of any length. Both must be told the same, no frame may be empty
/// or above the limit, and no buffer may be left.
public final class FramingTarget implements Target {
    private static final int LIMIT = 4096;

    private final Carrier carrier;
    private final PooledByteBufAllocator buffers = Buffers.pool(1, false);
    private long units;

    private FramingTarget(Carrier carrier) {
        this.carrier = carrier;
    }

    public static Target tcp() {
        return new FramingTarget(Carrier.TCP);
    }

    public static Target webSocket() {
        return new FramingTarget(Carrier.WEBSOCKET);
    }

    @Override
    public void take(byte[] input) {
        var whole = read(input, input.length + 1L);
        var random = new SplittableRandom(input.length);
        var split = read(input, random.nextInt(1, 40));
        if (!whole.equals(split)) {
            throw new AssertionError("read whole: " + whole + ", in stretches: " + split);
        }
        units += whole.size();
        if (buffers.pinnedDirectMemory() != 0) {
            throw new AssertionError(buffers.pinnedDirectMemory() + " bytes of direct memory are still in use");
        }
    }

    private List<String> read(byte[] input, long stretch) {
        var told = new Told();
        var inbound = new Inbound(carrier.framing(told, buffers), buffers);
        try {
            for (int at = 0; at < input.length; at += (int) Math.min(stretch, input.length)) {
                int length = (int) Math.min(stretch, input.length - at);
                ByteBuf bytes = buffers.directBuffer(length).writeBytes(input, at, length);
                try {
                    boolean more = true;
                    while (more && !told.ended) {
                        more = inbound.next(bytes);
                    }
                } finally {
                    bytes.release();
                }
                if (inbound.keptBytes() > 2 * (LIMIT + 16)) {
                    throw new AssertionError(inbound.keptBytes() + " bytes are kept of one unit");
                }
            }
        } finally {
            inbound.release();
        }
        return told.what;
    }

    @Override
    public long units() {
        return units;
    }

    /// Writes down what it is told.
    private static final class Told implements FrameSink {
        private final List<String> what = new ArrayList<>();
        private boolean ended;

        @Override
        public int frameLimit() {
            return LIMIT;
        }

        @Override
        public void frame(ByteBuffer frame) {
            if (frame.remaining() == 0 || frame.remaining() > LIMIT) {
                throw new AssertionError("a frame of " + frame.remaining() + " bytes");
            }
            note("frame", frame);
        }

        @Override
        public void ping(ByteBuffer payload) {
            if (payload.remaining() > 125) {
                throw new AssertionError("a ping of " + payload.remaining() + " bytes");
            }
            note("ping", payload);
        }

        @Override
        public void goodbye(int closeCode) {
            if (closeCode != 0 && !CloseCodes.maySend(closeCode)) {
                throw new AssertionError("a goodbye that may not be answered by " + closeCode);
            }
            what.add("goodbye " + closeCode);
            ended = true;
        }

        @Override
        public void violation(int closeCode, String sentence) {
            what.add(closeCode + " " + sentence);
            ended = true;
        }

        private void note(String kind, ByteBuffer bytes) {
            var content = new ByteArrayOutputStream();
            while (bytes.hasRemaining()) {
                content.write(bytes.get());
            }
            what.add(kind + " " + Arrays.hashCode(content.toByteArray()) + " of " + content.size());
        }
    }
}
