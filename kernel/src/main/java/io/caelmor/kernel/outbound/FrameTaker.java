package io.caelmor.kernel.outbound;

/// Who takes a slot's frames to its socket.
public interface FrameTaker {
    /// A frame was put into the queue, to be taken when the transport is woken next. Tick thread or one of its crew; must neither
    /// block nor allocate.
    void framesWait();
}
