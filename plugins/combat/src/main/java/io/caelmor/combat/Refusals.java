package io.caelmor.combat;

import io.caelmor.kernel.plugin.Declarations;

/// All reasons to refuse an attack. Made at start; none is made for an attack.
final class Refusals {
    /// Before staging.
    final Refusal noFighter;
    final Refusal tooMany;
    /// Of a staged intent.
    final Refusal noTarget;
    final Refusal dead;
    final Refusal unable;
    final Refusal cooldown;
    final Refusal range;

    Refusals(Declarations declarations) {
        noFighter = refusal(declarations, "no_fighter", "you have no fighter in the world",
                "attacks refused: the session has no fighter");
        tooMany = refusal(declarations, "too_many", "too many attacks in one tick",
                "attacks refused: the actor's or the session's cap was reached");
        noTarget = refusal(declarations, "no_target", "that is nobody you can fight",
                "intents refused: attacker or target is no fighter, or is gone");
        dead = refusal(declarations, "dead", "the dead don't fight", "intents refused: attacker or target was dead");
        unable = refusal(declarations, "unable", "your fighter can't act now", "intents refused: a gate held the attacker");
        cooldown = refusal(declarations, "cooldown", "your fighter is not ready yet",
                "intents refused: the attacker was not ready");
        range = refusal(declarations, "range", "the target is out of reach", "intents refused: the target was out of reach");
    }

    private static Refusal refusal(Declarations declarations, String name, String sentence, String help) {
        return new Refusal(declarations.rejection("combat." + name, sentence),
                declarations.counter("combat.refused_" + name, help));
    }
}
