package io.caelmor.kernel.world;

import io.caelmor.kernel.thread.ThreadOwner;
import java.util.Arrays;

/// Where visible entities were at the ends of the last ticks: what lag compensation asks. The place at tick *t* is the one that
/// the snapshot with the number *t* was made from. Owner thread only; nothing allocates.
///
/// For each entity there is its newest place, and in one ring for all of them, tick after tick, the place that each change took
/// away, chained to the entity's change before. A place of the past is found by undoing the changes since. So recording costs
/// what moved, and one that stands still needs no record. An entity takes 20 bytes, a change 12, and there is room for a quarter of
/// all entities moving in every tick; where more move, the history reaches less far back. A place for each entity and tick would be
/// simpler, but take more memory and cost what exists.
///
/// It follows from the world alone, so it is neither saved nor hashed.
public final class PlaceHistory {
    private static final int FEWEST_CHANGES = 1024;
    private static final int MOST_CHANGES = 1 << 26;
    /// Further back than any ring reaches.
    private static final int NO_OLDER = Integer.MAX_VALUE;

    private final World world;
    private final ThreadOwner owner;
    private final int span;

    /// By entity index: whose life it is, its newest place, and its newest change. A place of NaN is none.
    private final int[] generations;
    private final float[] newestX;
    private final float[] newestY;
    private final long[] newestChange;

    /// By change: the place before it, and by how many changes the entity's change before lies back.
    private final float[] formerX;
    private final float[] formerY;
    private final int[] olderBy;
    private long changes;

    /// By tick: how many changes there had been at its end.
    private final long[] changesAt;
    private long oldest;
    private long newest;
    private long cursor;

    private float foundX = Float.NaN;
    private float foundY = Float.NaN;

    /// Of the last `ticks` ticks and the one before them; with 0 nothing is recorded and nothing found.
    PlaceHistory(World world, ThreadOwner owner, int ticks) {
        this.world = world;
        this.owner = owner;
        span = ticks;
        int entities = ticks == 0 ? 0 : world.capacity() + 1;
        generations = new int[entities];
        newestX = new float[entities];
        newestY = new float[entities];
        newestChange = new long[entities];
        Arrays.fill(newestX, Float.NaN);
        Arrays.fill(newestY, Float.NaN);
        int room = ticks == 0 ? 1 : roomFor(world.capacity(), ticks);
        formerX = new float[room];
        formerY = new float[room];
        olderBy = new int[room];
        changesAt = new long[ticks + 1];
    }

    private static int roomFor(int entities, int ticks) {
        long wanted = Math.clamp((long) entities * ticks / 4, FEWEST_CHANGES, MOST_CHANGES);
        return (int) (Long.highestOneBit(wanted - 1) << 1);
    }

    /// Finds where the entity was at the end of a tick: [#x] and [#y] tell it. A tick that is no longer kept counts as
    /// [#oldestTick], one that has not ended as [#newestTick]. `false` where it was not there then, or not visible, or where the handle's
    /// index has come to mean another entity.
    public boolean find(long handle, long tick) {
        owner.check();
        foundX = Float.NaN;
        foundY = Float.NaN;
        int index = Handle.index(handle);
        if (index <= 0 || index >= generations.length || generations[index] != Handle.generation(handle)) {
            return false;
        }
        long undone = changesAt[slot(Math.clamp(tick, oldest, newest))];
        float x = newestX[index];
        float y = newestY[index];
        for (long change = newestChange[index]; change >= undone; change -= olderBy[at(change)]) {
            x = formerX[at(change)];
            y = formerY[at(change)];
        }
        foundX = x;
        foundY = y;
        return !Float.isNaN(x);
    }

    /// First coordinate of what was found last, world units; NaN where nothing was.
    public float x() {
        owner.check();
        return foundX;
    }

    /// Second coordinate of what was found last, world units; NaN where nothing was.
    public float y() {
        owner.check();
        return foundY;
    }

    /// The last tick that ended: its places are the newest there are. 0 before the first.
    public long newestTick() {
        owner.check();
        return newest;
    }

    /// The oldest tick whose places are kept.
    public long oldestTick() {
        owner.check();
        return oldest;
    }

    /// Ends a tick: each number from 1 on, once. Follows the change log from where the tick before ended.
    void record(long tick) {
        owner.check();
        if (span == 0) {
            return;
        }
        var log = world.changes();
        log.mark();
        if (log.lost(cursor)) {
            for (int index = 1; index <= world.capacity(); index++) {
                look(index);
            }
        } else {
            for (long position = cursor; position < log.head(); position++) {
                look(log.at(position));
            }
        }
        cursor = log.head();
        newest = tick;
        changesAt[slot(tick)] = changes;
        while (oldest < newest - span || changes - changesAt[slot(oldest)] > formerX.length) {
            oldest++;
        }
    }

    private void look(int index) {
        if (!world.aliveAt(index) || !world.visible().containsIndex(index)) {
            move(index, Float.NaN, Float.NaN);
            return;
        }
        int generation = Handle.generation(world.handleAt(index));
        if (generations[index] != generation) {
            // Another life: what the one before did is not this one's past.
            generations[index] = generation;
            newestX[index] = Float.NaN;
            newestY[index] = Float.NaN;
            newestChange[index] = changes - NO_OLDER;
        }
        move(index, world.x().at(index), world.y().at(index));
    }

    private void move(int index, float x, float y) {
        float beforeX = newestX[index];
        float beforeY = newestY[index];
        if (Float.compare(x, beforeX) == 0 && Float.compare(y, beforeY) == 0) {
            return;
        }
        int at = at(changes);
        formerX[at] = beforeX;
        formerY[at] = beforeY;
        olderBy[at] = (int) Math.min(NO_OLDER, changes - newestChange[index]);
        newestChange[index] = changes++;
        newestX[index] = x;
        newestY[index] = y;
    }

    private int at(long change) {
        return (int) change & formerX.length - 1;
    }

    private int slot(long tick) {
        return (int) (tick % changesAt.length);
    }
}
