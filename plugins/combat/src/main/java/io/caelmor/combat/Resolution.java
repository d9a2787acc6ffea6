package io.caelmor.combat;

import io.caelmor.kernel.tick.EligibilityGate;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.tick.TickRandom;
import org.jspecify.annotations.Nullable;

/// The hook `combat.resolve`: judges the frozen intents in their order, and turns those that hold into outcomes. Tick thread.
///
/// It changes nobody's health, so the order of intents decides nothing but whose dice are thrown first. An attack that holds
/// uses up its attacker's readiness at once: of two attacks of one fighter in a tick, the second meets the cooldown.
final class Resolution {
    private final Rules rules;
    private final Fighters fighters;
    private final EligibilityGate eligibility;
    private final Refusals refusals;
    private final Reach reach;
    private final Intents intents;
    private final Outcomes outcomes;
    private final Answers answers;

    Resolution(Rules rules, Fighters fighters, EligibilityGate eligibility, Refusals refusals, Reach reach,
            Intents intents, Outcomes outcomes, Answers answers) {
        this.rules = rules;
        this.fighters = fighters;
        this.eligibility = eligibility;
        this.refusals = refusals;
        this.reach = reach;
        this.intents = intents;
        this.outcomes = outcomes;
        this.answers = answers;
    }

    void resolve(TickContext tick) {
        outcomes.begin(tick.tick());
        for (int i = 0; i < intents.count(); i++) {
            long attacker = intents.attacker(i);
            long target = intents.target(i);
            var refusal = judge(tick, attacker, target, intents.seen(i));
            if (refusal != null) {
                answers.refused(intents.ticket(i), refusal);
            } else {
                fighters.readyTick.set(attacker, tick.tick() + tick.ticks(rules.cooldownSeconds()));
                outcomes.add(attacker, target, damage(tick.random()), intents.ticket(i));
            }
        }
    }

    /// Why the attack can't be, or `null`.
    private @Nullable Refusal judge(TickContext tick, long attacker, long target, long seen) {
        if (attacker == target || !fighters.present(attacker) || !fighters.present(target)) {
            return refusals.noTarget;
        }
        if (!fighters.standing(attacker) || !fighters.standing(target)) {
            return refusals.dead;
        }
        if (!eligibility.eligible(fighters.world, attacker)) {
            return refusals.unable;
        }
        if (tick.tick() < fighters.readyTick.get(attacker)) {
            return refusals.cooldown;
        }
        return reach.covers(tick, attacker, target, seen) ? null : refusals.range;
    }

    private int damage(TickRandom random) {
        return rules.damage() - rules.spread() + random.nextInt(2 * rules.spread() + 1);
    }
}
