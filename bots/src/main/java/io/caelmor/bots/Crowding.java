package io.caelmor.bots;

import io.caelmor.client.Welcome;
import io.caelmor.client.World;
import java.util.Random;

/// [Workload#CROWD]: moves, talks and strikes at every tick, inside a disc in the middle of the world.
///
/// Whom to strike it takes from what the other bots know of themselves, since not every bot keeps a copy of the crowd; and it asks a
/// few of them, not all, who may be near. Those whom nobody is near enough strike all the same, and are refused.
final class Crowding implements Behaviour {
    private static final double SHARPEST_TURN = 0.3;
    private static final int PROBES = 32;

    private final String saying;
    private final Actions actions;
    private final Vocabulary words;
    private final Movers movers;
    private final Random random;
    private final double reach;
    private final double radius;
    private final float middleX;
    private final float middleY;

    private double heading;
    private Mover target;

    Crowding(String who, Actions actions, Vocabulary words, BotOptions options, Movers movers, Random random, Welcome welcome) {
        saying = who + " is here";
        this.actions = actions;
        this.words = words;
        this.movers = movers;
        this.random = random;
        reach = options.rates().attackReach();
        radius = options.load().crowdRadius();
        middleX = welcome.width() / 2;
        middleY = welcome.height() / 2;
        heading = random.nextDouble() * 2 * Math.PI;
    }

    @Override
    public void ticked(World world, long self) {
        float x = words.x == null ? 0 : world.getFloat(self, words.x);
        float y = words.x == null ? 0 : world.getFloat(self, words.y);
        heading += (random.nextDouble() - 0.5) * 2 * SHARPEST_TURN;
        if (words.x != null && Math.hypot(x - middleX, y - middleY) > radius) {
            heading = Math.atan2(middleY - y, middleX - x);
        }
        actions.move(heading);
        actions.say(saying);
        aim(self, x, y);
        if (target != null) {
            actions.attack(target.entity());
        }
    }

    /// Keeps to a target within reach; else looks for another, the nearest of a few.
    private void aim(long self, float x, float y) {
        if (target != null && target.present() && target.away(x, y) <= reach) {
            return;
        }
        target = null;
        double best = Double.MAX_VALUE;
        for (int i = 0; i < PROBES && best > reach; i++) {
            Mover probed = movers.any(random);
            if (probed.entity() != self && probed.present() && probed.away(x, y) < best) {
                target = probed;
                best = probed.away(x, y);
            }
        }
    }
}
