package io.caelmor.combat;

import io.caelmor.kernel.command.Command;
import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.tick.TickContext;

/// The command `attack`: an intent now, judged later in the tick, when all have moved. Tick thread only.
final class Staging {
    private final Fighters fighters;
    private final Refusals refusals;
    private final Intents intents;

    Staging(Fighters fighters, Refusals refusals, Intents intents) {
        this.fighters = fighters;
        this.refusals = refusals;
        this.intents = intents;
    }

    Receipt attack(TickContext tick, Command command) {
        var session = command.session();
        long attacker = session.viewpoint();
        if (!fighters.present(attacker) || fighters.world.ownerOf(attacker) != session.accountId()) {
            return refuse(refusals.noFighter);
        }
        boolean staged = intents.stage(tick.tick(), session.slot(), attacker, command.entity(0), session.acknowledgedTick(), command.ticket());
        return staged ? Receipt.DEFERRED : refuse(refusals.tooMany);
    }

    private static Receipt refuse(Refusal refusal) {
        refusal.counter().increment();
        return refusal.receipt();
    }
}
