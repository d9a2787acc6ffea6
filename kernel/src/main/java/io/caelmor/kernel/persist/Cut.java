package io.caelmor.kernel.persist;

/// Everything that was dirty at the end of one tick: it becomes durable as a whole or not at all.
public final class Cut {
    private final EntityRows rows;
    private long number;
    private long tick;

    /// An empty cut with room for `capacity` entities.
    public Cut(StoreLayout layout, int capacity) {
        rows = new EntityRows(layout, capacity);
    }

    /// Empties the cut and names it.
    public void begin(long cutNumber, long atTick) {
        rows.clear();
        number = cutNumber;
        tick = atTick;
    }

    /// Counts from 1 within one run of the server; a cut that is committed again keeps its number.
    public long number() {
        return number;
    }

    /// The tick whose end it shows.
    public long tick() {
        return tick;
    }

    public EntityRows rows() {
        return rows;
    }
}
