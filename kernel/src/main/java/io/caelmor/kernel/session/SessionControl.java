package io.caelmor.kernel.session;

/// What a session can ask of its lifecycle. Tick thread.
interface SessionControl {
    /// The tick that runs, or ran last.
    long tick();

    void end(Session session, CloseReason reason, String sentence);

    void redirect(Session session, String address, byte[] resumeToken);
}
