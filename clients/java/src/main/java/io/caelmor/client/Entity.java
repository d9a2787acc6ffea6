package io.caelmor.client;

/// The name of an entity: index in the low, generation in the high 32 bits of a `long`. A name never comes to mean another
/// entity while the server runs. A plain `long` and not an object, because a client handles thousands of them each tick.
public final class Entity {
    /// No entity.
    public static final long NONE = 0;

    private Entity() {}

    /// The entity of an index and a generation, both unsigned.
    public static long of(int index, int generation) {
        return (long) generation << 32 | Integer.toUnsignedLong(index);
    }

    /// Index, unsigned.
    public static int index(long entity) {
        return (int) entity;
    }

    /// Generation, unsigned.
    public static int generation(long entity) {
        return (int) (entity >>> 32);
    }

    /// `7/2` for index 7, generation 2.
    public static String describe(long entity) {
        return Integer.toUnsignedString(index(entity)) + '/' + Integer.toUnsignedString(generation(entity));
    }
}
