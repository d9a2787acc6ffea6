package io.caelmor.kernel.plugin;

import io.caelmor.kernel.session.Gate;
import java.io.IOException;
import java.util.List;

/// Role `transport`: listens, and carries frames between sockets and ports.
public interface Transport extends Contribution {
    /// Whether others than this machine can reach it, by what is configured. Then somebody must decide who may join, or the server does not start.
    /// After [#declare].
    default boolean reachableFromElsewhere() {
        return false;
    }

    /// Binds and begins to accept; the gate refuses everybody until the whole server is ready. Starting thread. Throws, with everything closed again, where
    /// it can't; the message says which address and why.
    void start(Gate gate) throws IOException;

    /// Where it listens, for people and clients, such as `ws://127.0.0.1:7777`. After [#start].
    List<String> endpoints();

    /// There may be frames to send: wakes each event loop that has any. Tick thread: when all of a tick is there, and before that after parts of
    /// it, so that the first clients need not wait for the last one's message. Must not block or allocate.
    void wake();

    /// Stops accepting new sockets; open ones live on. Idempotent, any thread.
    void stopAccepting();

    /// Closes what is still open and ends all threads; returns when that is done, after 5 s at the most. Idempotent.
    void stop();
}
