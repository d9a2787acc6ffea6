package io.caelmor.bots;

import io.caelmor.client.Welcome;
import io.caelmor.client.World;
import java.util.Random;

/// [Workload#ARENA]: steers at its own phase, the direction changing smoothly, and turns back before the world's bounds.
final class Roaming implements Behaviour {
    private static final double SHARPEST_TURN = 0.3;
    /// A bot sees itself a tick or two late; this long before it would run into a bound it turns.
    private static final double FORESIGHT_SECONDS = 0.4;

    private final Actions actions;
    private final Vocabulary words;
    private final Random random;
    private final float width;
    private final float height;
    private final double foresight;

    private double heading;

    /// @param speed units a second
    Roaming(Actions actions, Vocabulary words, Random random, Welcome welcome, float speed) {
        this.actions = actions;
        this.words = words;
        this.random = random;
        width = welcome.width();
        height = welcome.height();
        foresight = speed * FORESIGHT_SECONDS;
        heading = random.nextDouble() * 2 * Math.PI;
    }

    @Override
    public void ticked(World world, long self) {}

    @Override
    public void paced(World world, long self) {
        heading += (random.nextDouble() - 0.5) * 2 * SHARPEST_TURN;
        if (words.x != null) {
            double dx = inwards(Math.cos(heading), world.getFloat(self, words.x), width);
            double dy = inwards(Math.sin(heading), world.getFloat(self, words.y), height);
            heading = Math.atan2(dy, dx);
        }
        actions.move(heading);
    }

    private double inwards(double direction, float place, float extent) {
        if (place + direction * foresight < 0) {
            return Math.abs(direction);
        }
        return place + direction * foresight > extent ? -Math.abs(direction) : direction;
    }
}
