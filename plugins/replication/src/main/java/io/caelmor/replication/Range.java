package io.caelmor.replication;

/// How far a session sees: an entity comes into view at `radius` at most and leaves beyond the leave radius, so one on
/// the edge does not flicker. Works on squares of distances.
final class Range {
    /// Rings of equal area around a viewpoint.
    static final int RINGS = 64;
    /// The ring of what the account owns, and of the viewpoint: before everything else.
    static final int OWN = -1;

    /// Fine cells along a radius.
    private static final int FINE = 16;

    private final float radius;
    private final float leaveRadius;
    private final float enterSquare;
    private final float leaveSquare;
    private final float ringsPerSquare;

    Range(float radius, float leaveRadius) {
        this.radius = radius;
        this.leaveRadius = leaveRadius;
        enterSquare = radius * radius;
        leaveSquare = leaveRadius * leaveRadius;
        ringsPerSquare = RINGS / leaveSquare;
    }

    float radius() {
        return radius;
    }

    /// Side of the cells in which what is next to a viewpoint is found.
    float fineCell() {
        return radius / FINE;
    }

    /// How far a thing is at most that a session had in view, unless one of the two jumped by more than a fine cell since.
    float reach() {
        return leaveRadius + 2 * fineCell();
    }

    boolean enters(float square) {
        return inside(square) != 0;
    }

    /// All bits where an entity enters, else 0.
    int inside(float square) {
        return ~(Float.floatToRawIntBits(enterSquare - square) >> 31);
    }

    boolean stays(float square) {
        return square <= leaveSquare;
    }

    /// The ring of a place, 0 the innermost.
    int ring(float square) {
        return Math.min((int) (square * ringsPerSquare), RINGS - 1);
    }
}
