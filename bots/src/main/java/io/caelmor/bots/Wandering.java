package io.caelmor.bots;

import io.caelmor.client.Entity;
import io.caelmor.client.World;
import java.util.Random;

/// [Workload#PLAY]: wanders about the place where it began, goes after others, talks, strikes, counts. At random, from a seed.
final class Wandering implements Behaviour {
    private static final double HOME_RADIUS = 40;
    private static final double CHASE_CHANCE = 0.3;
    private static final double REST_CHANCE = 0.1;

    private final String who;
    private final Actions actions;
    private final Vocabulary words;
    private final BotOptions.Rates rates;
    private final Random random;
    private final int tickRate;

    private boolean homeKnown;
    private float homeX;
    private float homeY;
    private int sayings;

    Wandering(String who, Actions actions, Vocabulary words, BotOptions.Rates rates, Random random, int tickRate) {
        this.who = who;
        this.actions = actions;
        this.words = words;
        this.rates = rates;
        this.random = random;
        this.tickRate = tickRate;
    }

    @Override
    public void ticked(World world, long self) {
        for (int i = times(rates.moves()); i > 0; i--) {
            move(world, self);
        }
        for (int i = times(rates.says()); i > 0; i--) {
            actions.say(who + " says " + ++sayings);
        }
        for (int i = times(rates.attacks()); i > 0; i--) {
            long target = nearest(world, self, rates.attackReach());
            if (target != Entity.NONE) {
                actions.attack(target);
            }
        }
        for (int i = times(rates.counts()); i > 0; i--) {
            actions.count();
        }
    }

    private void move(World world, long self) {
        if (actions.canStop() && random.nextDouble() < REST_CHANCE) {
            actions.stop();
            return;
        }
        double angle = random.nextDouble() * 2 * Math.PI;
        if (words.x != null) {
            float x = world.getFloat(self, words.x);
            float y = world.getFloat(self, words.y);
            if (!homeKnown) {
                homeX = x;
                homeY = y;
                homeKnown = true;
            }
            long other = random.nextDouble() < CHASE_CHANCE ? nearest(world, self, Double.MAX_VALUE) : Entity.NONE;
            if (Math.hypot(x - homeX, y - homeY) > HOME_RADIUS) {
                angle = Math.atan2(homeY - y, homeX - x);
            } else if (other != Entity.NONE) {
                angle = Math.atan2(world.getFloat(other, words.y) - y, world.getFloat(other, words.x) - x);
            }
        }
        actions.move(angle);
    }

    private long nearest(World world, long self, double within) {
        if (words.x == null) {
            return Entity.NONE;
        }
        float x = world.getFloat(self, words.x);
        float y = world.getFloat(self, words.y);
        long nearest = Entity.NONE;
        double best = within;
        for (int view = 1; view < world.viewLimit(); view++) {
            long entity = world.entityAt(view);
            if (entity != Entity.NONE && entity != self && words.isAvatar(world, entity)) {
                double away = Math.hypot(world.getFloat(entity, words.x) - x, world.getFloat(entity, words.y) - y);
                if (away < best) {
                    best = away;
                    nearest = entity;
                }
            }
        }
        return nearest;
    }

    /// How often something that happens so many times a second happens in this tick.
    private int times(double perSecond) {
        double perTick = perSecond / tickRate;
        int whole = (int) perTick;
        return random.nextDouble() < perTick - whole ? whole + 1 : whole;
    }
}
