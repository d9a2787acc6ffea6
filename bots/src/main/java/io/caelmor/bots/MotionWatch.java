package io.caelmor.bots;

import io.caelmor.client.Entity;
import io.caelmor.client.World;
import java.util.Arrays;

/// Holds what one bot sees to the world's bounds and the speed limit.
///
/// An update shows an entity as it is at its tick, however long it was put off, so the way between two of them can't be
/// longer than the limit allows for the ticks between. A respawn may leap; so may whatever was dead.
final class MotionWatch {
    private final String who;
    private final Vocabulary words;
    private final Oddities oddities;
    private final float width;
    private final float height;
    private final double reachPerTick;
    private final double tolerance;

    /// By view number: the tick of the last position, 0 for none to measure from.
    private long[] ticks = new long[64];
    private float[] lastX = new float[64];
    private float[] lastY = new float[64];

    /// @param speed the limit, units a second
    MotionWatch(String who, Vocabulary words, Oddities oddities, float width, float height, float speed, int tickRate) {
        this.who = who;
        this.words = words;
        this.oddities = oddities;
        this.width = width;
        this.height = height;
        reachPerTick = speed / (double) tickRate;
        // Both ends are rounded to steps in both directions; floats round a little too.
        tolerance = words.x == null ? 0 : 2.0 * (words.x.step() + words.y.step()) + reachPerTick / 100;
    }

    void entered(World world, long entity) {
        int view = world.view(entity);
        if (view >= ticks.length) {
            grow(view + 1);
        }
        ticks[view] = 0;
        moved(world, entity);
    }

    /// The next position of the entity may be anywhere.
    void excuse(World world, long entity) {
        int view = world.view(entity);
        if (view != 0) {
            ticks[view] = 0;
        }
    }

    /// The entity's position was sent.
    void moved(World world, long entity) {
        if (words.x == null) {
            return;
        }
        int view = world.view(entity);
        long tick = world.tick();
        float x = world.getFloat(entity, words.x);
        float y = world.getFloat(entity, words.y);
        float slackX = words.x.step();
        float slackY = words.y.step();
        if (x < -slackX || y < -slackY || x > width + slackX || y > height + slackY) {
            oddities.add(who, tick, "entity " + Entity.describe(entity) + " is at " + x + ", " + y + ", outside the world of "
                    + width + " x " + height);
        }
        boolean dead = words.health != null && world.getInt(entity, words.health) <= 0;
        if (ticks[view] != 0 && words.isAvatar(world, entity)) {
            double way = Math.hypot(x - lastX[view], y - lastY[view]);
            long elapsed = tick - ticks[view];
            if (way > reachPerTick * elapsed + tolerance) {
                oddities.add(who, tick, "avatar " + Entity.describe(entity) + " went " + way + " units in " + elapsed
                        + " ticks, the speed limit allows " + reachPerTick * elapsed);
            }
        }
        ticks[view] = dead ? 0 : tick;
        lastX[view] = x;
        lastY[view] = y;
    }

    private void grow(int atLeast) {
        int capacity = Integer.highestOneBit(atLeast) * 2;
        ticks = Arrays.copyOf(ticks, capacity);
        lastX = Arrays.copyOf(lastX, capacity);
        lastY = Arrays.copyOf(lastY, capacity);
    }
}
