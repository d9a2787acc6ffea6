package io.caelmor.kernel.tick;

/// The randomness of a tick: a stream that follows from the world's seed, the tick and the hook that asks. One plugin's use never
/// shifts another's. SplitMix64 (Steele, Lea, Flood 2014); never for secrets. Tick thread only, no allocation.
public final class TickRandom {
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private long state;

    TickRandom() {}

    void reseed(long worldSeed, long tick, int hook) {
        state = worldSeed;
        state = nextLong() ^ tick;
        state = nextLong() ^ hook;
    }

    /// Any 64 bits.
    public long nextLong() {
        state += GOLDEN;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// A number of `0..bound-1`; `bound` is 1 or greater. The bias is below 2^-32.
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound " + bound + " is below 1");
        }
        return (int) ((nextLong() >>> 32) * bound >>> 32);
    }

    /// A number of `0 <= n < 1`, a multiple of 2^-24.
    public float nextFloat() {
        return (nextLong() >>> 40) * 0x1.0p-24f;
    }
}
