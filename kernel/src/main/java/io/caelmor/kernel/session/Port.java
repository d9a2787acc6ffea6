package io.caelmor.kernel.session;

import java.nio.ByteBuffer;

/// The kernel's end of one link. All methods are for the link's event loop alone.
public interface Port {
    /// Longest frame that the client may send now, bytes. A transport refuses a longer one by its announced length, before
    /// anything of it is stored, with [#violation].
    int frameLimit();

    /// Takes one whole frame, the buffer's remaining bytes; they are copied. Stamps what it holds with the tick and a sequence
    /// number. A frame that ends the connection (malformed, not allowed now) is answered by a call to [Link#close] from
    /// inside; the transport then reads no further.
    void receive(ByteBuffer frame);

    /// The transport met bytes that are no frame (too long, a text message, a broken upgrade); counted, and the link is closed.
    void violation(String what);

    /// The transport met more of something than it takes of this client, or of its address; counted, and the link is closed, for that reason.
    void cut(CloseReason reason, String sentence);

    /// Whether the client has said HELLO or RESUME. Until then a transport may send it away to make room for others.
    boolean greeted();

    /// Length of the next frame to send, or -1 where nothing waits. Cheap: one volatile read.
    int nextFrame();

    /// Copies the next frame into `target` at its position, and takes it off the queue. Only after [#nextFrame].
    void takeFrame(ByteBuffer target);

    /// The socket is closed. No method is called after this one.
    void disconnected();
}
