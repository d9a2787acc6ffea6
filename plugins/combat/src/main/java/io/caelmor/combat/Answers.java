package io.caelmor.combat;

import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.command.Settlement;

/// Tells each intent's client, where it has one, what became of it, once. Tick thread only.
final class Answers {
    private final Settlement settlement;
    private final Intents intents;

    Answers(Settlement settlement, Intents intents) {
        this.settlement = settlement;
        this.intents = intents;
    }

    void applied(int ticket) {
        settle(ticket, Receipt.APPLIED);
    }

    void refused(int ticket, Refusal refusal) {
        refusal.counter().increment();
        settle(ticket, refusal.receipt());
    }

    private void settle(int ticket, Receipt receipt) {
        intents.close();
        if (ticket != Intents.NO_TICKET) {
            settlement.settle(ticket, receipt);
        }
    }
}
