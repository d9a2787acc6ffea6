package io.caelmor.transport.netty;

import java.nio.ByteBuffer;

/// What a [Framing] tells of the bytes it read. Event loop; buffers are good during the call only.
interface FrameSink {
    /// Longest frame that may come now, bytes.
    int frameLimit();

    /// A whole frame: the buffer's remaining bytes.
    void frame(ByteBuffer frame);

    /// The other end asks for a sign of life that carries these bytes, at most 125.
    void ping(ByteBuffer payload);

    /// The other end says goodbye with this RFC 6455 code, or with none: 0.
    void goodbye(int closeCode);

    /// The bytes are against the rules: the RFC 6455 code that says so, and words for the log.
    void violation(int closeCode, String what);
}
