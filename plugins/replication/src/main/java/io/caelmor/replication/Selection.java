package io.caelmor.replication;

import java.util.Arrays;

/// Chooses what goes into a message that has not room for all.
///
/// First the session's own entities. Of what is left, half goes to those that waited longest, where up to half of that is kept
/// for enters, nearest first; and all the rest to the nearest. So the nearest are fresh at every tick, and nothing waits for ever:
/// what waited longest goes first even if it is larger than the budget, as long as the message can hold it.
final class Selection {
    private static final int WAITING = 0;
    private static final int ENTERING = 1;
    private static final int NEAREST = 2;
    private static final int URGENCIES = 256;

    private final int[] bytesOf = new int[URGENCIES];
    private Items items;
    private int budget;
    private int most;
    private int used;
    private boolean another;

    /// Marks the chosen items. `budgetBytes` is what they should take, `mostBytes` what the message can hold. `turn` changes from tick
    /// to tick.
    void choose(Items found, int budgetBytes, int mostBytes, long turn) {
        items = found;
        budget = Math.min(budgetBytes, mostBytes);
        most = mostBytes;
        used = 0;
        another = false;
        boolean all = found.totalBytes() <= budget;
        for (int item = 0; item < found.count(); item++) {
            found.choose(item, all);
        }
        if (all) {
            return;
        }
        chooseOwn();
        int rest = Math.max(0, budget - used);
        if ((turn & 1) == 0) {
            int left = rest / 2 - take(ENTERING, rest / 4);
            take(WAITING, left);
        } else {
            int left = rest / 2 - take(WAITING, rest / 4);
            left -= take(ENTERING, Math.min(left, rest / 4));
            take(WAITING, left);
        }
        take(NEAREST, Math.max(0, budget - used));
    }

    private void chooseOwn() {
        for (int item = 0; item < items.count(); item++) {
            int bytes = items.bytes(item);
            if (items.nearness(item) == Items.FIRST && (used + bytes <= budget || used == 0 && bytes <= most)) {
                items.choose(item, true);
                used += bytes;
            }
        }
    }

    /// Takes from a tier, the most urgent first, until `share` bytes are reached; answers how many were taken. The items are not sorted:
    /// a count of bytes by urgency says up to which one all find room.
    private int take(int tier, int share) {
        Arrays.fill(bytesOf, 0);
        for (int item = 0; item < items.count(); item++) {
            if (isIn(tier, item)) {
                bytesOf[urgency(tier, item)] += items.bytes(item);
            }
        }
        int last = 0;
        long sum = bytesOf[0];
        while (last < URGENCIES - 1 && sum < Math.max(1, share)) {
            sum += bytesOf[++last];
        }
        int before = used;
        for (int item = 0; item < items.count(); item++) {
            if (isIn(tier, item) && urgency(tier, item) < last) {
                admit(item);
            }
        }
        for (int item = 0; item < items.count() && (used - before < share || !another); item++) {
            if (isIn(tier, item) && urgency(tier, item) == last) {
                admit(item);
            }
        }
        return used - before;
    }

    private void admit(int item) {
        int bytes = items.bytes(item);
        if (used + bytes <= budget || !another && used + bytes <= most) {
            items.choose(item, true);
            used += bytes;
            another = true;
        }
    }

    private boolean isIn(int tier, int item) {
        if (items.chosen(item) || items.nearness(item) == Items.FIRST) {
            return false;
        }
        return tier == NEAREST || items.isEnter(item) == (tier == ENTERING);
    }

    /// 0 is the most urgent.
    private int urgency(int tier, int item) {
        return tier == WAITING ? URGENCIES - 1 - Math.min(items.waiting(item), URGENCIES - 1) : items.nearness(item);
    }
}
