package io.caelmor.replication;

/// How much one session's message may cost, where more stands around than can be looked at in a tick. What is left goes on in the next.
///
/// In overload a tick makes a quarter of that effort, and looks at no more than a quarter of what is in view, beside the nearest: what is distant is told at a
/// quarter of the rate.
///
/// @param looks  entities in view that are looked at, beside the nearest
/// @param visits entities around that are looked at whether they should enter; an empty fine cell counts for half of one
/// @param next   entities next to the viewpoint that are looked at first
/// @param events events around that are looked at in any order; where there are more, the nearest cells come first
record Effort(int looks, int visits, int next, int events) {
    static final Effort USUAL = new Effort(256, 256, 96, 96);

    private static final int LESS = 4;

    /// The quarter of a number, rounded up: 0 for none alone.
    static int less(int usual) {
        return (usual + LESS - 1) / LESS;
    }
}
