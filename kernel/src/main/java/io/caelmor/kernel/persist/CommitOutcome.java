package io.caelmor.kernel.persist;

/// What became of a commit.
public enum CommitOutcome {
    /// All of the cut is durable. Also the answer where the store already held it, from an earlier try.
    COMMITTED,
    /// The store holds a newer version of one of the entities. Nothing was written: two servers use one world.
    CONFLICT,
    /// Another server has opened the world since. Nothing was written, and never will be by this one.
    FENCED,
    /// Nobody can say, or it surely failed: the same cut is committed again later, and may be found there already.
    UNKNOWN
}
