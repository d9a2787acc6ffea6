package io.caelmor.transport.netty;

import io.netty.buffer.ByteBuf;

/// How frames stand in a stream of bytes: one object per link, for its event loop alone.
///
/// Reading goes in two steps. [#wanted] looks at what is there and says how much has to be there, so that a length is
/// judged before a byte behind it is kept; [#take] then consumes one unit whole and tells the [FrameSink].
sealed interface Framing permits TcpFraming, WebSocketFraming {
    /// The answer of [#wanted] to bytes that can't become a frame.
    int REFUSED = -1;

    /// How many bytes from the reader index on are wanted, header included. Where fewer are readable, more must come before
    /// anything else can be said; where that many are, [#take] may be called. [#REFUSED] where they break the rules: the
    /// sink was told, and nothing may be read any more.
    int wanted(ByteBuf bytes);

    /// Consumes the `wanted` bytes that [#wanted] asked for, and tells the sink what they are. They are changed in place.
    void take(ByteBuf bytes, int wanted);

    /// Length of the header of a frame of `frameBytes`, bytes.
    int headerBytes(int frameBytes);

    /// Appends the header of a frame of `frameBytes` (1 to 65,535).
    void writeHeader(ByteBuf out, int frameBytes);

    /// Appends what says goodbye in this carrier, if anything does: an RFC 6455 close code, and a word for people.
    void writeClose(ByteBuf out, int closeCode, String word);

    /// Gives back what is kept of unfinished messages. Idempotent.
    void release();
}
