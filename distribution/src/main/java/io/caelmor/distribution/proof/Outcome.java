package io.caelmor.distribution.proof;

/// What a proof came to.
public enum Outcome {
    /// All three pipelines are alive and balance.
    ALIVE,
    /// Something is dead or does not add up.
    DEAD,
    /// The server did not even start.
    REFUSED
}
