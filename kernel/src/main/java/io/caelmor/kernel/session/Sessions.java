package io.caelmor.kernel.session;

import java.util.Optional;

/// The sessions, as plugins see them. Tick thread only.
public interface Sessions {
    /// Slots there are; a slot's number is `0..capacity-1`.
    int capacity();

    /// The session of a slot, whatever its state; the same object for as long as the kernel lives.
    Session at(int slot);

    /// The first slot at `slot` or above whose session is active, or -1: `for (int s = sessions.nextActive(0); s >= 0; s =
    /// sessions.nextActive(s + 1))`.
    int nextActive(int slot);

    /// Sessions that are active.
    int activeCount();

    /// The session of an account that is loading, active or detached.
    Optional<Session> find(String account);
}
