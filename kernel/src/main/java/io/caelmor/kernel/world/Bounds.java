package io.caelmor.kernel.world;

/// The rectangle that places lie in: `0 <= x <= width`, `0 <= y <= height`, in world units.
public record Bounds(float width, float height) {
    public Bounds {
        if (!(width > 0 && width <= 1_000_000 && height > 0 && height <= 1_000_000)) {
            throw new IllegalArgumentException("bounds " + width + " x " + height + " are not within 0-1,000,000");
        }
    }

    /// `x` moved to the nearest value inside.
    public float clampX(float x) {
        return Math.clamp(x, 0, width);
    }

    /// `y` moved to the nearest value inside.
    public float clampY(float y) {
        return Math.clamp(y, 0, height);
    }
}
