package io.caelmor.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/// Cuts what the socket gave into units of the link's [Framing], whatever the splitting.
///
/// A unit that came whole is read where it lies. Only one that is not whole yet is kept, in a buffer that grows with what has
/// really come, holds that unit and nothing else, and is given back when it is whole: an idle link keeps no memory. Event loop.
final class Inbound {
    private static final int FIRST_BYTES = 256;

    private final Framing framing;
    private final ByteBufAllocator buffers;
    private @Nullable ByteBuf partial;

    Inbound(Framing framing, ByteBufAllocator buffers) {
        this.framing = framing;
        this.buffers = buffers;
    }

    /// Goes on with `in`, which stays the caller's: reads a unit, or keeps what is there of one. `false` where nothing more is to be done with it, because it has
    /// nothing left or the framing refused it.
    boolean next(ByteBuf in) {
        var from = partial == null ? in : partial;
        int wanted = framing.wanted(from);
        if (wanted == Framing.REFUSED) {
            return false;
        }
        int missing = wanted - from.readableBytes();
        if (missing <= 0) {
            framing.take(from, wanted);
            dropPartial();
            return true;
        }
        if (!in.isReadable()) {
            return false;
        }
        keep(in, wanted);
        return true;
    }

    private void keep(ByteBuf in, int wanted) {
        if (partial == null) {
            partial = buffers.directBuffer(Math.min(wanted, FIRST_BYTES));
        }
        partial.writeBytes(in, Math.min(wanted - partial.readableBytes(), in.readableBytes()));
    }

    /// Bytes that the unfinished unit takes in memory.
    int keptBytes() {
        return partial == null ? 0 : partial.capacity();
    }

    private void dropPartial() {
        if (partial != null) {
            partial.release();
            partial = null;
        }
    }

    /// Gives all buffers back. Idempotent.
    void release() {
        dropPartial();
        framing.release();
    }
}
