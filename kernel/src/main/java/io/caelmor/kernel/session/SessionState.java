package io.caelmor.kernel.session;

/// Where a slot is in its life.
public enum SessionState {
    /// Nobody's.
    FREE,
    /// Admitted; the account's entities are on their way from the store.
    LOADING,
    /// Playing, with a link.
    ACTIVE,
    /// Its link is lost; it waits to be resumed.
    DETACHED,
    /// Over; its last changes are on their way to the store, and its link, if any, is closing.
    LEAVING
}
