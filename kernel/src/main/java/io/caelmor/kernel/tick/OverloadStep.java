package io.caelmor.kernel.tick;

/// What is done against overload, in the order in which it begins; it ends in reverse. A load is the time that ticks take, as a share of
/// the time that they have by the configured rate.
public enum OverloadStep {
    /// Nothing need be done.
    CALM(0, 0, "", ""),
    /// Distant entities are told at a lower rate: first, because nobody is kept out and nothing plays otherwise for it.
    LESS_DISTANT(0.80, 0.50, "distant entities are told less often", "distant entities are told at every tick again"),
    /// Who has no session gets none. Those who have go on, also on another connection.
    NO_JOINS(0.90, 0.60, "nobody new is let in", "new players are let in again"),
    /// Ticks come at a lower rate, and clients are told: the game runs slower, for all alike. Last, because all notice it.
    STRETCHED(1.00, 0.75, "ticks come more slowly, and the game with them", "ticks come at their rate again");

    private final double from;
    private final double until;
    private final String beginning;
    private final String end;

    OverloadStep(double from, double until, String beginning, String end) {
        this.from = from;
        this.until = until;
        this.beginning = beginning;
        this.end = end;
    }

    /// Begins at this load.
    double from() {
        return from;
    }

    /// Ends at this load; far enough below [#from] that its own relief does not end it.
    double until() {
        return until;
    }

    String beginning() {
        return beginning;
    }

    String end() {
        return end;
    }
}
