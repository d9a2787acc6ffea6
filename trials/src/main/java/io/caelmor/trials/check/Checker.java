package io.caelmor.trials.check;

import io.caelmor.bots.trade.Holdings;
import io.caelmor.bots.trade.Witness;
import io.caelmor.trials.check.Finding.Promise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/// Holds what players were told against what a store has.
public final class Checker {
    private final long startingGold;
    private final int startingItems;

    /// What a new avatar gets.
    public Checker(long startingGold, int startingItems) {
        this.startingGold = startingGold;
        this.startingItems = startingItems;
    }

    /// Everything that is wrong; nothing where all is well. No server runs, and no witness is told anything meanwhile.
    public List<Finding> check(Stored stored, Collection<Witness> witnesses) {
        var findings = new ArrayList<Finding>();
        witnesses.forEach(witness -> hear(witness, stored, findings));
        stored.avatars().forEach((account, avatar) -> agree(account, avatar, findings));
        count(stored, findings);
        return findings;
    }

    /// The same of a server that was stopped in order: what anybody was shown must be there too, vouched for or not.
    public List<Finding> checkStopped(Stored stored, Collection<Witness> witnesses) {
        var findings = new ArrayList<>(check(stored, witnesses));
        for (var witness : witnesses) {
            long shown = witness.seen().keySet().stream().mapToLong(Long::longValue).max().orElse(0);
            var avatar = stored.avatars().get(witness.account());
            long saved = avatar == null ? 0 : avatar.changes();
            if (saved < shown) {
                findings.add(new Finding(Promise.SHOWN, witness.account() + " was shown its change " + shown + ", and the store has only " + saved));
            }
        }
        return findings;
    }

    private static void hear(Witness witness, Stored stored, List<Finding> findings) {
        witness.contradictions().forEach(sentence -> findings.add(new Finding(Promise.CONSISTENT, sentence)));
        var avatar = stored.avatars().get(witness.account());
        if (avatar == null) {
            if (witness.vouched() > 0) {
                findings.add(new Finding(Promise.ACKNOWLEDGED, witness.account() + " was told that its change " + witness.vouched()
                        + " is saved, and the store has no avatar of that account"));
            }
            return;
        }
        if (avatar.changes() < witness.vouched()) {
            findings.add(new Finding(Promise.ACKNOWLEDGED, witness.account() + " was told that its change " + witness.vouched()
                    + " is saved, and the store has only " + avatar.changes()));
        }
        var seen = witness.seen().get(avatar.changes());
        var there = new Holdings(avatar.gold(), avatar.items());
        if (seen != null && !seen.equals(there)) {
            findings.add(new Finding(Promise.WHOLE, witness.account() + " had " + seen + " at its change " + avatar.changes()
                    + ", and the store has " + there + " there"));
        }
    }

    /// The avatar's row against the rows of its items.
    private static void agree(String account, Stored.Avatar avatar, List<Finding> findings) {
        long sum = avatar.items().stream().mapToLong(Long::longValue).sum();
        if (sum != avatar.itemSum()) {
            findings.add(new Finding(Promise.WHOLE, account + " has the items " + avatar.items() + " in the store, whose ids sum up to " + sum
                    + ", and says they sum up to " + avatar.itemSum()));
        }
    }

    private void count(Stored stored, List<Finding> findings) {
        var ids = new HashSet<Long>();
        stored.ids().stream().filter(id -> !ids.add(id))
                .forEach(id -> findings.add(new Finding(Promise.UNIQUE, "the item " + id + " is there more than once")));
        long granted = stored.avatars().values().stream().filter(Stored.Avatar::granted).count();
        long gold = stored.avatars().values().stream().mapToLong(Stored.Avatar::gold).sum();
        if (gold != granted * startingGold) {
            findings.add(new Finding(Promise.CONSTANT, granted + " avatars were given " + granted * startingGold
                    + " gold together, and the store has " + gold));
        }
        if (stored.ids().size() != granted * startingItems) {
            findings.add(new Finding(Promise.CONSTANT, granted + " avatars were given " + granted * startingItems
                    + " items together, and the store has " + stored.ids().size()));
        }
    }
}
