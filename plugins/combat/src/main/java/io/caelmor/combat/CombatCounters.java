package io.caelmor.combat;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.plugin.Declarations;

/// What can be observed of the fighting. Intents are outcomes, abandoned, or refused for one of the reasons in [Refusals].
final class CombatCounters {
    final Counter intents;
    final Counter abandoned;
    final Counter rewound;
    final Counter outcomes;
    final Counter duplicates;
    final Counter deaths;
    final Counter respawns;

    CombatCounters(Declarations declarations) {
        intents = declarations.counter("combat.intents", "attacks staged for their tick");
        abandoned = declarations.counter("combat.abandoned", "of these: never judged, because a hook failed in that tick");
        rewound = declarations.counter("combat.rewound", "of these: range judged by the place where the attacker last saw the target");
        outcomes = declarations.counter("combat.outcomes", "of these: applied, as hits");
        duplicates = declarations.counter("combat.duplicates", "outcomes refused because they had been applied");
        deaths = declarations.counter("combat.deaths", "fighters that an outcome killed");
        respawns = declarations.counter("combat.respawns", "fighters that returned");
    }
}
