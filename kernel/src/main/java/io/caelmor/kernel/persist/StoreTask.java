package io.caelmor.kernel.persist;

import org.jspecify.annotations.Nullable;

/// One piece of work for the store, on its way there through the write queue and back through the completion queue. The thread that holds
/// it may touch it.
abstract sealed class StoreTask {
    /// Why the store could not do it, or `null`.
    @Nullable StoreException failure;

    /// Commits a cut. There is one of it, used again: the next cut is captured when the last is known to be safe.
    static final class Commit extends StoreTask {
        final Cut cut;
        CommitOutcome outcome = CommitOutcome.UNKNOWN;

        Commit(Cut cut) {
            this.cut = cut;
        }
    }

    /// Loads an account for a session.
    static final class Load extends StoreTask {
        final String name;
        final int slot;
        final int activation;
        long account;
        @Nullable EntityRows rows;

        Load(String name, int slot, int activation) {
            this.name = name;
            this.slot = slot;
            this.activation = activation;
        }
    }

    /// Sets a block of persistent ids aside.
    static final class Reserve extends StoreTask {
        final int count;
        long first;

        Reserve(int count) {
            this.count = count;
        }
    }
}
