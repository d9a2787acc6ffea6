package io.caelmor.combat;

import io.caelmor.kernel.tick.TickContext;

/// The hook `combat.apply`: the outcomes happen, in their order, each once. Tick thread only.
///
/// The world itself remembers, for each fighter, the last outcome that was applied to it; ids ascend, so an outcome at or below
/// it has been applied, and is refused and counted. That memory is one number a fighter, however long the server runs.
final class Application {
    private final Rules rules;
    private final Fighters fighters;
    private final Refusals refusals;
    private final CombatCounters counters;
    private final CombatEvents events;
    private final Outcomes outcomes;
    private final Answers answers;

    Application(Rules rules, Fighters fighters, Refusals refusals, CombatCounters counters, CombatEvents events,
            Outcomes outcomes, Answers answers) {
        this.rules = rules;
        this.fighters = fighters;
        this.refusals = refusals;
        this.counters = counters;
        this.events = events;
        this.outcomes = outcomes;
        this.answers = answers;
    }

    void apply(TickContext tick) {
        if (outcomes.tick() != tick.tick()) {
            return;
        }
        for (int i = 0; i < outcomes.count(); i++) {
            long target = outcomes.target(i);
            if (!fighters.world.alive(target)) {
                answers.refused(outcomes.ticket(i), refusals.noTarget);
            } else if (fighters.lastOutcome.get(target) >= outcomes.id(i)) {
                counters.duplicates.increment();
            } else {
                fighters.lastOutcome.set(target, outcomes.id(i));
                hit(tick, outcomes.attacker(i), target, outcomes.amount(i));
                counters.outcomes.increment();
                answers.applied(outcomes.ticket(i));
            }
        }
    }

    private void hit(TickContext tick, long attacker, long target, int damage) {
        int before = Math.max(0, fighters.health.get(target));
        int amount = Math.min(damage, before);
        fighters.health.set(target, before - amount);
        events.hit(attacker, target, amount, before - amount);
        if (amount > 0 && amount == before) {
            fall(tick, target, attacker);
        }
    }

    /// Who struck a fighter that fell before in this tick takes nothing, and the kill is the first one's.
    private void fall(TickContext tick, long victim, long killer) {
        fighters.deaths.set(victim, fighters.deaths.get(victim) + 1);
        if (fighters.world.alive(killer)) {
            fighters.kills.set(killer, fighters.kills.get(killer) + 1);
        }
        fighters.lay(victim, tick.tick() + tick.ticks(rules.respawnSeconds()));
        counters.deaths.increment();
        events.death(victim, killer);
    }
}
