package io.caelmor.kernel.wire;

/// Bits of a TICK message's section byte; sections follow in this order, each present only where its bit is set.
public final class Section {
    /// The client forgets all entities in view before it applies the rest; it comes with no body.
    public static final int RESET = 1;
    public static final int RECEIPTS = 1 << 1;
    public static final int EVENTS = 1 << 2;
    public static final int LEAVES = 1 << 3;
    public static final int ENTERS = 1 << 4;
    /// Updates of the place alone, by a difference of few bits.
    public static final int MOVES = 1 << 5;
    public static final int UPDATES = 1 << 6;
    /// Events about others were left out, because there were too many; it comes with no body.
    public static final int MISSED = 1 << 7;

    private Section() {}
}
