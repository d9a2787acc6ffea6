package io.caelmor.replication;

/// How far a session sees: an entity comes into view at `radius` at most and leaves beyond the leave radius, so one on
/// the edge does not flicker. Works on squares of distances.
final class Range {
    private final float radius;
    private final float enterSquare;
    private final float leaveSquare;
    private final float classesPerSquare;

    Range(float radius, float leaveRadius) {
        this.radius = radius;
        enterSquare = radius * radius;
        leaveSquare = leaveRadius * leaveRadius;
        classesPerSquare = Items.CLASSES / leaveSquare;
    }

    float radius() {
        return radius;
    }

    boolean enters(float square) {
        return square <= enterSquare;
    }

    boolean stays(float square) {
        return square <= leaveSquare;
    }

    /// Rings of equal area around the viewpoint, 0 the innermost.
    int nearness(float square) {
        return Math.min((int) (square * classesPerSquare), Items.CLASSES - 1);
    }
}
