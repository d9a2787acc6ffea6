package io.caelmor.kernel.world;

/// A runtime name of an entity: its index in the low 32 bits, the index's generation in the high ones.
///
/// An index is used again after its entity is gone, with another generation; so a handle never comes to mean another
/// entity while the kernel runs. Handles don't outlive the process; persistent ids do.
public final class Handle {
    /// No entity.
    public static final long NONE = 0;

    private Handle() {}

    public static long of(int index, int generation) {
        return (long) generation << 32 | index;
    }

    /// Position in the columns, `1..capacity`.
    public static int index(long handle) {
        return (int) handle;
    }

    public static int generation(long handle) {
        return (int) (handle >>> 32);
    }

    /// For messages to people, as `index/generation`.
    public static String text(long handle) {
        return index(handle) + "/" + Integer.toUnsignedString(generation(handle));
    }
}
