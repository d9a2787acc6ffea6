package io.caelmor.benchmarks;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.World;
import java.util.Random;

/// Visible entities that lie about and never change, strewn over the world's left end.
final class Stones implements TickHooks {
    private final int count;
    private final float width;
    private World world;
    private int kind;

    Stones(int count, float width) {
        this.count = count;
        this.width = width;
    }

    @Override
    public void declare(Declarations declarations) {
        world = declarations.world();
        kind = world.kind("stone");
        declarations.onStart(this::strew);
    }

    private void strew(TickContext tick) {
        var random = new Random(7);
        for (int i = 0; i < count; i++) {
            long stone = world.spawnTransient(kind, 0);
            world.x().set(stone, random.nextFloat() * width);
            world.y().set(stone, random.nextFloat() * world.bounds().height());
            world.visible().add(stone);
        }
    }
}
