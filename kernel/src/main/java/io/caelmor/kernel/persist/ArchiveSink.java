package io.caelmor.kernel.persist;

/// Takes a store's content in, piece by piece: accounts by number, then entities by world and id.
public interface ArchiveSink {
    /// An account, its number 1 or greater.
    void account(long number, String name) throws StoreException;

    /// The next entities, all of the layout's world; columns by name, values where they are set. The rows are used again after the call.
    void rows(EntityRows rows) throws StoreException;
}
