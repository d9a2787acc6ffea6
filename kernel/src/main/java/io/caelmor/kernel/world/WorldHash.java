package io.caelmor.kernel.world;

/// A 64-bit fingerprint of a world: FNV-1a over 64-bit words, with a final mix.
final class WorldHash {
    private static final long SEED = 0xCBF2_9CE4_8422_2325L;
    private static final long PRIME = 0x0000_0100_0000_01B3L;

    private WorldHash() {}

    static long of(World world) {
        var columns = world.columns();
        long hash = SEED;
        for (int index = 1; index <= world.capacity(); index++) {
            long handle = world.handleAt(index);
            if (handle == Handle.NONE) {
                continue;
            }
            hash = (hash ^ handle) * PRIME;
            hash = (hash ^ world.persistentId(handle)) * PRIME;
            hash = (hash ^ world.ownerAt(index)) * PRIME;
            for (var set : world.sets()) {
                hash = (hash ^ (set.containsIndex(index) ? 1 : 0)) * PRIME;
            }
            for (var column : columns) {
                long bits = column instanceof TextColumn text ? text.at(index).hashCode() : column.bits(index);
                hash = (hash ^ bits) * PRIME;
                hash ^= hash >>> 32;
            }
        }
        return hash;
    }
}
