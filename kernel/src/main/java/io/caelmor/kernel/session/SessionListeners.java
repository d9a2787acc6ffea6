package io.caelmor.kernel.session;

import io.caelmor.kernel.tick.Faults;
import io.caelmor.kernel.tick.TickContext;
import java.util.ArrayList;
import java.util.List;

/// All plugins' listeners, in order; what one throws does not reach the others. Where one ends the session, those behind it hear of the
/// end alone. Tick thread.
public final class SessionListeners {
    private record Named(String plugin, SessionListener listener) {
        /// As the watchdog names it.
        @Override
        public String toString() {
            return "a session listener of " + plugin;
        }
    }

    @FunctionalInterface
    private interface Call {
        void to(SessionListener listener, TickContext tick, Session session);
    }

    private final List<Named> listeners = new ArrayList<>();
    private final Faults faults;

    public SessionListeners(Faults faults) {
        this.faults = faults;
    }

    /// Adds a plugin's listener behind those there are. Starting thread.
    public void add(String plugin, SessionListener listener) {
        listeners.add(new Named(plugin, listener));
    }

    void joined(TickContext tick, Session session) {
        listeners.forEach(named -> call(named, SessionListener::joined, tick, session));
    }

    void attached(TickContext tick, Session session) {
        for (var named : listeners) {
            if (session.state() == SessionState.ACTIVE) {
                call(named, SessionListener::attached, tick, session);
            }
        }
    }

    void detached(TickContext tick, Session session) {
        for (var named : listeners.reversed()) {
            if (session.state() == SessionState.DETACHED) {
                call(named, SessionListener::detached, tick, session);
            }
        }
    }

    void left(TickContext tick, Session session) {
        listeners.reversed().forEach(named -> call(named, SessionListener::left, tick, session));
    }

    private void call(Named named, Call call, TickContext tick, Session session) {
        tick.at(named);
        try {
            call.to(named.listener(), tick, session);
        } catch (Throwable t) {
            faults.report(named.plugin() + " (session listener)", t);
        } finally {
            tick.at(null);
        }
    }
}
