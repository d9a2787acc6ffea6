package io.caelmor.bots;

import io.caelmor.client.Client;
import io.caelmor.client.Entity;
import io.caelmor.client.PreparedCommand;
import io.caelmor.client.World;
import java.util.Random;

/// What a bot does: wanders about the place where it began, goes after others, talks, strikes, counts. At random, from a seed.
final class Behaviour {
    private static final double HOME_RADIUS = 40;
    private static final double CHASE_CHANCE = 0.3;
    private static final double REST_CHANCE = 0.1;

    private final String who;
    private final Client client;
    private final Vocabulary words;
    private final BotOptions.Rates rates;
    private final Totals totals;
    private final Random random;
    private final int tickRate;
    private final PreparedCommand move;
    private final PreparedCommand stop;
    private final PreparedCommand say;
    private final PreparedCommand attack;
    private final PreparedCommand count;

    private boolean homeKnown;
    private float homeX;
    private float homeY;
    private int sayings;

    Behaviour(String who, Client client, Vocabulary words, BotOptions.Rates rates, Totals totals, Random random) {
        this.who = who;
        this.client = client;
        this.words = words;
        this.rates = rates;
        this.totals = totals;
        this.random = random;
        tickRate = client.welcome().tickRate();
        move = words.canMove ? client.prepare(Vocabulary.MOVE) : null;
        stop = words.canStop ? client.prepare(Vocabulary.STOP) : null;
        say = words.canSay ? client.prepare(Vocabulary.SAY) : null;
        attack = words.canAttack ? client.prepare(Vocabulary.ATTACK) : null;
        count = words.canCount ? client.prepare(Vocabulary.COUNT) : null;
    }

    /// Does what this tick brings.
    void act(World world, long self) {
        for (int i = times(rates.moves()); i > 0 && move != null; i--) {
            move(world, self);
        }
        for (int i = times(rates.says()); i > 0 && say != null; i--) {
            say.putText(fitting(who + " says " + ++sayings)).send();
            totals.sent();
        }
        for (int i = times(rates.attacks()); i > 0 && attack != null; i--) {
            long target = nearest(world, self, rates.attackReach());
            if (target != Entity.NONE) {
                attack.putEntity(target).send();
                totals.sent();
            }
        }
        for (int i = times(rates.counts()); i > 0 && count != null; i--) {
            count.send();
            totals.sent();
        }
    }

    /// Comes to rest.
    void rest() {
        if (stop != null) {
            stop.send();
            totals.sent();
        } else if (move != null) {
            send(0, 0);
        }
    }

    private void move(World world, long self) {
        if (stop != null && random.nextDouble() < REST_CHANCE) {
            rest();
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
        send((float) Math.cos(angle), (float) Math.sin(angle));
    }

    private void send(float dx, float dy) {
        move.putFloat(dx).putFloat(dy).send();
        totals.sent();
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

    private String fitting(String text) {
        int most = say.signature().fields().getFirst().maxBytes();
        return text.length() > most ? text.substring(0, most) : text;
    }
}
