package io.caelmor.kernel.outbound;

/// Who sees what; replication knows. Tick thread only.
public interface Visibility {
    /// Whether the session in `slot` has the entity in its view, that is: was told of it and not that it left.
    boolean sees(int slot, long entity);
}
