package io.caelmor.kernel.world;

/// A handle names no living entity: it was despawned, or never was. Ask [World#alive] before using a handle kept over ticks.
public final class StaleEntityException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    StaleEntityException(long handle) {
        super("entity " + Handle.text(handle) + " is not alive");
    }
}
