package io.caelmor.kernel.session;

import io.caelmor.kernel.wire.WireReader;
import java.nio.ByteBuffer;

/// Where a frame is read. An event loop has one for all its ports, so it is always warm and an idle link keeps no memory for it.
final class Inbox {
    private final WireReader reader = new WireReader();
    private final byte[] bytes;

    /// For frames of up to `frameBytes` from those who said hello.
    Inbox(int frameBytes) {
        bytes = new byte[frameBytes];
    }

    /// Takes all of `frame`, to be read before the next.
    WireReader take(ByteBuffer frame) {
        return take(frame, bytes);
    }

    /// The same for a first frame, which may be longer, and whose secrets are not kept.
    WireReader takeFirst(ByteBuffer frame) {
        return take(frame, new byte[frame.remaining()]);
    }

    private WireReader take(ByteBuffer frame, byte[] target) {
        int length = frame.remaining();
        frame.get(target, 0, length);
        return reader.wrap(target, 0, length);
    }
}
