package io.caelmor.transport.netty;

import org.jspecify.annotations.Nullable;

/// The sockets of one event loop whose clients have not said hello, oldest first: a list threaded through them. When it is full, who has
/// waited longest goes: a client that means it needs no second, and so comes in past any number that dawdle. Event loop.
final class WaitingRoom {
    private final int capacity;
    private @Nullable Arrival oldest;
    private @Nullable Arrival youngest;
    private int count;

    WaitingRoom(int capacity) {
        this.capacity = capacity;
    }

    void add(Arrival arrival) {
        arrival.waits = true;
        arrival.older = youngest;
        if (youngest == null) {
            oldest = arrival;
        } else {
            youngest.younger = arrival;
        }
        youngest = arrival;
        count++;
        while (count > capacity && oldest != null) {
            oldest.makeRoom(); // which removes it
        }
    }

    void remove(Arrival arrival) {
        if (!arrival.waits) {
            return;
        }
        arrival.waits = false;
        if (arrival.older == null) {
            oldest = arrival.younger;
        } else {
            arrival.older.younger = arrival.younger;
        }
        if (arrival.younger == null) {
            youngest = arrival.older;
        } else {
            arrival.younger.older = arrival.older;
        }
        arrival.older = null;
        arrival.younger = null;
        count--;
    }
}
