package io.caelmor.replication;

import io.caelmor.kernel.session.Sessions;

/// The kernel's sessions as those who look on.
record SessionViewers(Sessions sessions) implements Viewers {
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
}
