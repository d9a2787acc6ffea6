package io.caelmor.bots;

import io.caelmor.client.Entity;
import io.caelmor.client.Schema;
import io.caelmor.client.World;
import java.util.Arrays;

/// How long a bot waits for news of what it sees. Costs a look at each entity and each mover a tick, so few bots do it.
///
/// Only avatars of bots count, and only while they walk: then they change at each tick, and whatever lies between two updates of one
/// was kept from the client. The *greatest gap* of an entity is the most ticks between two updates of it, or since the last one
/// while none came. The *nearest* are found by where they truly stood, as their own bots know it, at two ticks running; a gap of 1
/// means that the update came at once. Event loop only.
final class RefreshWatch {
    static final int NEAREST = 8;
    static final double NEAR_UNITS = 4;

    private final Vocabulary words;
    private final Movers movers;
    private final Totals totals;

    /// By view number.
    private Mover[] moverAt = new Mover[64];
    private long[] updated = new long[64];
    private long[] gaps = new long[64];
    private long[] greatest = new long[64];

    private final Mover[] near = new Mover[NEAREST];
    private final double[] nearAway = new double[NEAREST];
    private final Mover[] nearBefore = new Mover[NEAREST];
    private long lastTick = -1;
    private int moversKnown;
    private boolean measuring;

    RefreshWatch(Vocabulary words, Movers movers, Totals totals) {
        this.words = words;
        this.movers = movers;
        this.totals = totals;
    }

    void entered(World world, long entity) {
        int view = world.view(entity);
        if (view >= updated.length) {
            grow(view + 1);
        }
        moverAt[view] = movers.find(entity);
        updated[view] = world.tick();
        gaps[view] = 1;
        greatest[view] = 0;
    }

    /// It can be read for the last time; what is missing since the last tick does not count.
    void left(World world, long entity) {
        settle(world.view(entity), lastTick);
    }

    void begin() {
        Arrays.fill(greatest, 0);
        measuring = true;
    }

    void end(World world) {
        for (int view = 1; view < world.viewLimit() && measuring; view++) {
            if (world.entityAt(view) != Entity.NONE) {
                settle(view, world.tick());
            }
        }
        measuring = false;
    }

    void ticked(World world, long self) {
        Schema.Column x = words.x;
        if (x != null && self != Entity.NONE && lastTick >= 0) {
            // One tick late: by now every bot has told where it stood then.
            nearest(self);
            hold(world);
        }
        lookForMovers(world);
        long tick = world.tick();
        int avatars = 0;
        for (int view = 1; view < world.viewLimit(); view++) {
            Mover mover = world.entityAt(view) == Entity.NONE ? null : moverAt[view];
            if (mover == null) {
                continue;
            }
            avatars++;
            long last = updated[view];
            if (world.updatedTickAt(view) == tick) {
                gaps[view] = Math.max(1, tick - last);
                updated[view] = tick;
                if (mover.walksSince(last)) {
                    greatest[view] = Math.max(greatest[view], tick - last);
                }
            } else {
                gaps[view] = tick - last + 1;
            }
        }
        if (measuring) {
            totals.avatarsInView.recordValue(avatars);
        }
        lastTick = tick;
    }

    /// The nearest movers at the last tick; those before it are kept.
    private void nearest(long self) {
        System.arraycopy(near, 0, nearBefore, 0, NEAREST);
        Arrays.fill(near, null);
        Mover own = movers.find(self);
        if (own == null || !own.knownAt(lastTick)) {
            return;
        }
        Arrays.fill(nearAway, NEAR_UNITS);
        float x = own.xAt(lastTick);
        float y = own.yAt(lastTick);
        for (int i = 0; i < movers.size(); i++) {
            Mover mover = movers.get(i);
            if (mover == own || !mover.knownAt(lastTick)) {
                continue;
            }
            double dx = mover.xAt(lastTick) - x;
            double dy = mover.yAt(lastTick) - y;
            double away = Math.sqrt(dx * dx + dy * dy);
            for (int at = NEAREST - 1; at >= 0 && away < nearAway[at]; at--) {
                if (at + 1 < NEAREST) {
                    near[at + 1] = near[at];
                    nearAway[at + 1] = nearAway[at];
                }
                near[at] = mover;
                nearAway[at] = away;
            }
        }
    }

    /// Holds those that were near at the last tick and the one before to what this client had of them.
    private void hold(World world) {
        for (Mover mover : near) {
            if (!measuring || mover == null || !mover.walksSince(lastTick) || !wasNear(mover)) {
                continue;
            }
            int view = world.view(mover.entity());
            if (view == 0 || updated[view] > lastTick) {
                totals.nearUnseen();
            } else if (mover.walksSince(lastTick - gaps[view])) {
                totals.nearGapTicks.recordValue(gaps[view]);
            }
        }
    }

    private boolean wasNear(Mover mover) {
        for (Mover before : nearBefore) {
            if (before == mover) {
                return true;
            }
        }
        return false;
    }

    /// Bots come to know their avatars in any order: what was nobody's when it came into view may be somebody's by now.
    private void lookForMovers(World world) {
        if (moversKnown == movers.size()) {
            return;
        }
        moversKnown = movers.size();
        for (int view = 1; view < world.viewLimit(); view++) {
            if (world.entityAt(view) != Entity.NONE && moverAt[view] == null) {
                moverAt[view] = movers.find(world.entityAt(view));
            }
        }
    }

    private void settle(int view, long untilTick) {
        if (!measuring || moverAt[view] == null) {
            return;
        }
        long most = greatest[view];
        if (moverAt[view].walksSince(updated[view])) {
            most = Math.max(most, untilTick - updated[view]);
        }
        if (most > 0) {
            totals.greatestGapTicks.recordValue(most);
        }
    }

    private void grow(int atLeast) {
        int capacity = Integer.highestOneBit(atLeast) * 2;
        moverAt = Arrays.copyOf(moverAt, capacity);
        updated = Arrays.copyOf(updated, capacity);
        gaps = Arrays.copyOf(gaps, capacity);
        greatest = Arrays.copyOf(greatest, capacity);
    }
}
