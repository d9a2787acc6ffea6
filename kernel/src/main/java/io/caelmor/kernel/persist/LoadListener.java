package io.caelmor.kernel.persist;

/// Whoever asked for an account. Tick thread.
public interface LoadListener {
    /// Whether the session that asked still waits; else the account's entities are not brought to life.
    boolean awaits(int slot, int activation);

    /// The account's entities are alive.
    void loaded(int slot, int activation, long account);

    /// The account could not be loaded; the reason stands in the log.
    void loadFailed(int slot, int activation);
}
