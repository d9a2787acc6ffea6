package io.caelmor.replication;

import io.caelmor.kernel.session.Sessions;

/// The kernel's sessions as those who look on, in a world of `rate` ticks a second.
record SessionViewers(Sessions sessions, int rate) implements Viewers {
    @Override
    public int capacity() {
        return sessions.capacity();
    }

    @Override
    public int nextActive(int slot) {
        return sessions.nextActive(slot);
    }

    @Override
    public long accountId(int slot) {
        return sessions.at(slot).accountId();
    }

    @Override
    public long viewpoint(int slot) {
        return sessions.at(slot).viewpoint();
    }

    @Override
    public boolean acts(int slot) {
        long idle = sessions.at(slot).idleTicks();
        return idle >= 0 && idle <= rate;
    }
}
