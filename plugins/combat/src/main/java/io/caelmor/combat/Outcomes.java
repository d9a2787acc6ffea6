package io.caelmor.combat;

/// What becomes of a tick's intents, in their order: who takes how much from whom. Arrays made at start; nothing allocates. Tick
/// thread only.
///
/// An outcome's id is its tick and its place in the tick, so ids ascend for as long as the server runs.
final class Outcomes {
    private static final int PLACE_BITS = 20;

    /// As many as an id can tell apart.
    static final int MOST_PER_TICK = 1 << PLACE_BITS;

    private final long[] ids;
    private final long[] attackers;
    private final long[] targets;
    private final int[] amounts;
    private final int[] tickets;
    private long tick;
    private int count;

    /// Room for `capacity` outcomes a tick, at most [#MOST_PER_TICK].
    Outcomes(int capacity) {
        ids = new long[capacity];
        attackers = new long[capacity];
        targets = new long[capacity];
        amounts = new int[capacity];
        tickets = new int[capacity];
    }

    /// Forgets all and begins with those of a tick.
    void begin(long now) {
        tick = now;
        count = 0;
    }

    /// Adds what the intent with that ticket came to. There is room for one of each intent.
    void add(long attacker, long target, int amount, int ticket) {
        ids[count] = tick << PLACE_BITS | count;
        attackers[count] = attacker;
        targets[count] = target;
        amounts[count] = amount;
        tickets[count] = ticket;
        count++;
    }

    /// The tick they are of.
    long tick() {
        return tick;
    }

    int count() {
        return count;
    }

    long id(int outcome) {
        return ids[outcome];
    }

    long attacker(int outcome) {
        return attackers[outcome];
    }

    long target(int outcome) {
        return targets[outcome];
    }

    /// Health that the hit takes, where there is that much.
    int amount(int outcome) {
        return amounts[outcome];
    }

    int ticket(int outcome) {
        return tickets[outcome];
    }
}
