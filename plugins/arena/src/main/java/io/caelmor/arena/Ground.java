package io.caelmor.arena;

import io.caelmor.kernel.tick.TickRandom;
import io.caelmor.kernel.world.World;

/// The square in the middle of the world where the arena's inhabitants live. World units. Tick thread only.
final class Ground {
    private final World world;
    private final float left;
    private final float top;
    private final float width;
    private final float height;

    Ground(World world, float side) {
        this.world = world;
        width = Math.min(side, world.bounds().width());
        height = Math.min(side, world.bounds().height());
        left = (world.bounds().width() - width) / 2;
        top = (world.bounds().height() - height) / 2;
    }

    /// Puts an entity somewhere on it.
    void scatter(long entity, TickRandom random) {
        world.x().set(entity, world.bounds().clampX(left + random.nextFloat() * width));
        world.y().set(entity, world.bounds().clampY(top + random.nextFloat() * height));
    }

    /// Whether a place is on it.
    boolean holds(float x, float y) {
        return x >= left && x <= left + width && y >= top && y <= top + height;
    }

    float middleX() {
        return left + width / 2;
    }

    float middleY() {
        return top + height / 2;
    }

    /// Moves an entity by a way, within the world.
    void step(long entity, float dx, float dy) {
        world.x().set(entity, world.bounds().clampX(world.x().get(entity) + dx));
        world.y().set(entity, world.bounds().clampY(world.y().get(entity) + dy));
    }
}
