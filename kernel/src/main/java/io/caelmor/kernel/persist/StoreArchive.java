package io.caelmor.kernel.persist;

import java.util.function.Consumer;

/// A store as a whole, for tools: what is in it, whether it is sound, and all of it in or out. No server needs to run.
///
/// Made by [Store#archive] of a store that is not open; one thread at a time. [#summary], [#read] and [#verify] change nothing, fence
/// nobody off, and see one consistent state, where the store can give it also beside a running server; where it can't they refuse.
/// A store that isn't there yet is refused too, and not made.
///
/// Accounts come by number, entities by world and then by persistent id, so equal stores give equal streams whoever keeps them. To move a
/// world is `to.write(from.summary(), from::read)`.
public interface StoreArchive extends AutoCloseable {
    /// What is there. Counts what has to be counted.
    StoreSummary summary() throws StoreException;

    /// Hands everything over: all accounts, then all entities. Throws [StoreException] at the first thing that isn't as it was written.
    void read(ArchiveSink into) throws StoreException;

    /// Looks for damage that only the store itself can see: checksums, indexes, the database's own check. Each problem is a sentence that
    /// says where and what to do. What the content contradicts is for [ArchiveAudit].
    void verify(Consumer<String> problems) throws StoreException;

    /// Takes everything in that `content` hands over: numbers, names, ids and versions as they are; new ids come after `summary`'s. Only into
    /// a store that holds no account and no entity. All of it or nothing, durable when it returns; nothing is there where `content` throws.
    void write(StoreSummary summary, Feed content) throws StoreException;

    /// Ends it; more than once is fine.
    @Override
    void close();

    /// Something that hands a store's content over, in the order of a [StoreArchive].
    @FunctionalInterface
    interface Feed {
        void into(ArchiveSink sink) throws StoreException;
    }
}
