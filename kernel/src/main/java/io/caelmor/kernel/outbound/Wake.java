package io.caelmor.kernel.outbound;

/// Wakes those who take frames. Tick thread.
public interface Wake {
    /// Frames are there that shall go now.
    void now();

    /// Some of a tick's frames are there, and others come at once.
    void part();
}
