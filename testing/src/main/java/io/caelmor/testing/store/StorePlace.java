package io.caelmor.testing.store;

import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.persist.Store;

/// A place that holds nothing yet, and in which stores are opened, one after the other: a database, a folder.
public interface StorePlace {
    /// A store that is not open yet, and declares its failure points in `points`.
    Store store(FailurePoints points) throws Exception;

    /// Whether servers of several worlds can have it open at once, and a later one of the same world fences off the earlier.
    boolean shared();

    /// The failure point before a cut becomes durable.
    String beforeDurable();

    /// The failure point after it became durable, and before anybody knows.
    String afterDurable();
}
