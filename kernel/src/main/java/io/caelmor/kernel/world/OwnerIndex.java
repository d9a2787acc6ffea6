package io.caelmor.kernel.world;

/// Which entities an account owns: a hash table from account to the head of a doubly linked list threaded through
/// arrays by entity index. Sized once; the world's own entities (account 0) are not listed.
final class OwnerIndex {
    private final long[] accounts;
    private final int[] heads;
    private final int[] counts;
    private final int[] next;
    private final int[] previous;
    private final int mask;

    OwnerIndex(int capacity) {
        int buckets = Integer.highestOneBit(Math.max(16, 2 * capacity)) << 1;
        accounts = new long[buckets];
        heads = new int[buckets];
        counts = new int[buckets];
        mask = buckets - 1;
        next = new int[capacity + 1];
        previous = new int[capacity + 1];
    }

    /// The first entity of an account, 0 where it has none.
    int first(long account) {
        return account == 0 ? 0 : heads[slot(account)];
    }

    /// Entities of an account.
    int count(long account) {
        return account == 0 ? 0 : counts[slot(account)];
    }

    /// The account's entity after `index`, 0 at the end.
    int after(int index) {
        return next[index];
    }

    void add(long account, int index) {
        if (account == 0) {
            return;
        }
        int slot = slot(account);
        accounts[slot] = account;
        int head = heads[slot];
        next[index] = head;
        previous[index] = 0;
        if (head != 0) {
            previous[head] = index;
        }
        heads[slot] = index;
        counts[slot]++;
    }

    void remove(long account, int index) {
        if (account == 0) {
            return;
        }
        int slot = slot(account);
        int before = previous[index];
        int behind = next[index];
        if (before != 0) {
            next[before] = behind;
        } else {
            heads[slot] = behind;
        }
        if (behind != 0) {
            previous[behind] = before;
        }
        next[index] = 0;
        previous[index] = 0;
        counts[slot]--;
        if (heads[slot] == 0) {
            vacate(slot);
        }
    }

    private int slot(long account) {
        int slot = home(account);
        while (accounts[slot] != 0 && accounts[slot] != account) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int home(long account) {
        long mixed = account * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 32) & mask;
    }

    /// Linear probing's deletion: closes the gap, so that no probe ends early (Knuth, TAOCP 6.4, algorithm R).
    private void vacate(int slot) {
        int gap = slot;
        int probe = slot;
        while (true) {
            accounts[gap] = 0;
            heads[gap] = 0;
            counts[gap] = 0;
            int home;
            do {
                probe = (probe + 1) & mask;
                if (accounts[probe] == 0) {
                    return;
                }
                home = home(accounts[probe]);
            } while (gap <= probe ? gap < home && home <= probe : gap < home || home <= probe);
            accounts[gap] = accounts[probe];
            heads[gap] = heads[probe];
            counts[gap] = counts[probe];
            gap = probe;
        }
    }
}
