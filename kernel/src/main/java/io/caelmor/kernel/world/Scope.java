package io.caelmor.kernel.world;

/// Who is sent a column's values.
public enum Scope {
    /// Nobody: the value stays on the server.
    NONE,
    /// The session of the account that owns the entity.
    OWNER,
    /// Every session that has the entity in view.
    ALL
}
