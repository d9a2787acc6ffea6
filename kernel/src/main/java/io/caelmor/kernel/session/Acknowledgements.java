package io.caelmor.kernel.session;

/// Which snapshot the present link's client says it has, on its way to the tick thread. It does not go there by itself: the next
/// command that is queued takes it along, so that it enters the tick in the order of commands and takes no room of its own. The
/// link's event loop only.
public final class Acknowledgements {
    private final int mostPerTick;
    private long claimed;
    private long countedTick;
    private int count;

    /// Of one slot, whose client has reason for at most `mostPerTick` of them in one tick: as many as there is room for commands.
    Acknowledgements(int mostPerTick) {
        this.mostPerTick = mostPerTick;
    }

    /// Counts one that came while the server is in tick `now`; `false` where they are too many.
    boolean admit(long now) {
        if (now != countedTick) {
            countedTick = now;
            count = 0;
        }
        return ++count <= mostPerTick;
    }

    /// Notes that the client says it has the snapshot of `tick`. `false`, and nothing is noted, where it can't: the server is only
    /// in tick `now`, or the one before it was newer.
    boolean claim(long tick, long now) {
        if (tick <= 0 || tick > now || tick < claimed) {
            return false;
        }
        claimed = tick;
        return true;
    }

    /// What the client said since the last command that was queued; 0 for nothing. The command takes it along.
    public long take() {
        long taken = claimed;
        claimed = 0;
        return taken;
    }
}
