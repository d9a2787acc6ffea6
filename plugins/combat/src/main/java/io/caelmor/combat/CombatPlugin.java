package io.caelmor.combat;

import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.CommandHandlers;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;

/// The plugin `combat`, as the kernel finds it. Its hooks lie behind 0, where things move.
public final class CombatPlugin implements CommandHandlers, TickHooks {
    private static final HookKey FREEZE = new HookKey("combat.freeze", 90);
    private static final HookKey RESOLVE = new HookKey("combat.resolve", 100);
    private static final HookKey APPLY = new HookKey("combat.apply", 110);
    private static final HookKey RESPAWN = new HookKey("combat.respawn", 120);

    private Rules rules;
    private Fighters fighters;
    private Refusals refusals;
    private CombatCounters counters;
    private CombatEvents events;
    private Intents intents;
    private Staging staging;
    private Strikes strikes;
    private Resolution resolution;
    private Application application;

    @Override
    public void declare(Declarations declarations) {
        rules = Rules.read(declarations.settings());
        fighters = new Fighters(declarations.world(), rules);
        refusals = new Refusals(declarations);
        counters = new CombatCounters(declarations);
        events = new CombatEvents(declarations);
        strikes = new Strikes(declarations.world(), refusals);
        var respawn = new Respawn(rules, fighters, counters, events);
        declarations.gate("combat.alive", fighters::mayAct);
        declarations.command("attack").entity("target").handledBy((tick, command) -> staging.attack(tick, command));
        declarations.hook(Phase.SIMULATE, FREEZE, tick -> strikes.freeze(tick));
        declarations.hook(Phase.SIMULATE, RESOLVE, tick -> resolution.resolve(tick));
        declarations.hook(Phase.SIMULATE, APPLY, tick -> application.apply(tick));
        declarations.hook(Phase.SIMULATE, RESPAWN, respawn::run);
        declarations.ledger("combat.intents", () -> intents.open());
    }

    @Override
    public void bind(Bindings bindings) {
        intents = new Intents(bindings.world().capacity(), bindings.sessions().capacity(), rules, counters);
        strikes.bind(intents);
        var outcomes = new Outcomes(intents.capacity());
        var answers = new Answers(bindings.settlement(), intents);
        staging = new Staging(fighters, refusals, intents);
        resolution = new Resolution(rules, fighters, bindings.eligibility(), refusals, new Reach(rules, fighters, counters),
                intents, outcomes, answers);
        application = new Application(rules, fighters, refusals, counters, events, outcomes, answers);
    }
}
