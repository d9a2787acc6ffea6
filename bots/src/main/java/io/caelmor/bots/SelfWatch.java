package io.caelmor.bots;

import io.caelmor.client.Entity;
import io.caelmor.client.Event;
import io.caelmor.client.World;

/// Holds what a bot is told of its own avatar to what the events and receipts said: health after hits, and the counter.
final class SelfWatch {
    /// A hit's health may come later than its event, when the byte budget was spent; this much later at most.
    private static final int PATIENCE_SECONDS = 2;

    private final String who;
    private final Vocabulary words;
    private final Oddities oddities;
    private final int healthLimit;
    private final long patienceTicks;

    private long avatar = Entity.NONE;
    private boolean hitUnconfirmed;
    private int healthAfterHit;
    private long hitTick;
    private long countAtStart = -1;
    private long countsApplied;

    SelfWatch(String who, Vocabulary words, Oddities oddities, int healthLimit, int tickRate) {
        this.who = who;
        this.words = words;
        this.oddities = oddities;
        this.healthLimit = healthLimit;
        patienceTicks = (long) PATIENCE_SECONDS * tickRate;
    }

    /// The bot's avatar, while it has one in view.
    void avatar(World world, long entity) {
        avatar = entity;
        hitUnconfirmed = false;
        if (words.count != null && countAtStart < 0) {
            countAtStart = world.getLong(entity, words.count);
        }
    }

    boolean hasAvatar() {
        return avatar != Entity.NONE;
    }

    void countApplied() {
        countsApplied++;
    }

    void heard(Event event) {
        if (event.signature() == words.hit && event.getEntity(words.hitTarget) == avatar) {
            healthAfterHit = event.getInt(words.hitHealth);
            hitTick = event.tick();
            hitUnconfirmed = words.health != null;
        } else if (event.signature() == words.respawn && event.getEntity(words.respawnEntity) == avatar) {
            hitUnconfirmed = false;
        }
    }

    /// Any avatar's health was sent.
    void health(World world, long entity) {
        int health = world.getInt(entity, words.health);
        if (health < 0 || healthLimit > 0 && health > healthLimit) {
            oddities.add(who, world.tick(), "avatar " + Entity.describe(entity) + " has health " + health
                    + ", outside 0 to " + healthLimit);
        }
    }

    void ticked(World world) {
        if (!hitUnconfirmed || !world.contains(avatar)) {
            return;
        }
        if (world.getInt(avatar, words.health) == healthAfterHit) {
            hitUnconfirmed = false;
        } else if (world.tick() - hitTick > patienceTicks) {
            contradicted(world);
        }
    }

    /// All is at rest and answered: the last hit must show, and the counter be what the receipts say.
    void settle(World world) {
        if (!world.contains(avatar)) {
            return;
        }
        if (hitUnconfirmed) {
            contradicted(world);
        }
        if (words.count == null || countAtStart < 0) {
            return;
        }
        long count = world.getLong(avatar, words.count);
        if (count != countAtStart + countsApplied) {
            oddities.add(who, world.tick(), "the counter began at " + countAtStart + " and " + countsApplied
                    + " counts were applied, but it says " + count);
        }
    }

    private void contradicted(World world) {
        hitUnconfirmed = false;
        oddities.add(who, world.tick(), "the hit at tick " + hitTick + " left health " + healthAfterHit
                + ", but the column says " + world.getInt(avatar, words.health));
    }
}
