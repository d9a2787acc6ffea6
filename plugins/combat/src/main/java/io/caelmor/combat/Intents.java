package io.caelmor.combat;

import io.caelmor.kernel.world.Handle;

/// The attacks of one tick, in the order that commands are dispatched in: by slot, then by sequence; behind them those of [Strikes], by
/// index. Arrays made at start; nothing allocates. Tick thread only.
///
/// A batch belongs to its tick. Should a hook fail in between, what is left of it is counted as abandoned and never carried over.
final class Intents {
    /// The ticket of an attack that no client waits for.
    static final int NO_TICKET = -1;
    private static final int NO_SLOT = -1;

    private final int perActor;
    private final int perSession;
    private final CombatCounters counters;
    private final int[] byActor;
    private final int[] bySession;
    private final long[] attackers;
    private final long[] targets;
    private final long[] seen;
    private final int[] slots;
    private final int[] tickets;
    private int count;
    private int open;
    private long tick;
    private boolean frozen;

    Intents(int entities, int sessions, Rules rules, CombatCounters counters) {
        perActor = rules.intentsPerActor();
        perSession = rules.intentsPerSession();
        this.counters = counters;
        byActor = new int[entities + 1];
        bySession = new int[sessions];
        int capacity = Math.min(sessions * perSession, Outcomes.MOST_PER_TICK);
        attackers = new long[capacity];
        targets = new long[capacity];
        seen = new long[capacity];
        slots = new int[capacity];
        tickets = new int[capacity];
    }

    int capacity() {
        return attackers.length;
    }

    /// Adds an intent to the batch of `now`, of a client that has the snapshot of the tick `seenTick`, 0 for none; `false` where the
    /// actor or the session has reached its cap.
    boolean stage(long now, int slot, long attacker, long target, long seenTick, int ticket) {
        begin(now);
        int actor = Handle.index(attacker);
        if (frozen || count == capacity() || byActor[actor] == perActor || slot != NO_SLOT && bySession[slot] == perSession) {
            return false;
        }
        byActor[actor]++;
        if (slot != NO_SLOT) {
            bySession[slot]++;
        }
        attackers[count] = attacker;
        targets[count] = target;
        seen[count] = seenTick;
        slots[count] = slot;
        tickets[count] = ticket;
        count++;
        open++;
        counters.intents.increment();
        return true;
    }

    /// Adds an intent of an attacker that no session plays, and judges it by where its target is.
    boolean stage(long now, long attacker, long target) {
        return stage(now, NO_SLOT, attacker, target, 0, NO_TICKET);
    }

    /// The hook `combat.freeze`: what is staged now is the batch, and nothing joins it any more.
    void freeze(long now) {
        begin(now);
        frozen = true;
    }

    int count() {
        return count;
    }

    long attacker(int intent) {
        return attackers[intent];
    }

    long target(int intent) {
        return targets[intent];
    }

    /// The snapshot that the attacker saw, 0 for none.
    long seen(int intent) {
        return seen[intent];
    }

    int ticket(int intent) {
        return tickets[intent];
    }

    /// Intents that nobody has answered.
    int open() {
        return open;
    }

    /// One of them is answered.
    void close() {
        open--;
    }

    private void begin(long now) {
        if (tick == now) {
            return;
        }
        for (int i = 0; i < count; i++) {
            byActor[Handle.index(attackers[i])] = 0;
            if (slots[i] != NO_SLOT) {
                bySession[slots[i]] = 0;
            }
        }
        counters.abandoned.add(open);
        tick = now;
        count = 0;
        open = 0;
        frozen = false;
    }
}
