package io.caelmor.transport.netty;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.ResourceLeakDetector;

/// The memory that bytes on their way lie in: pooled, direct, and laid out for a server with a small heap.
final class Buffers {
    private static final int PAGE_BYTES = 8_192;
    /// Chunks of 8 KiB << 7 = 1 MiB; Netty's default of 4 MiB a loop is a lot where all of the process is to stay small.
    private static final int CHUNK_ORDER = 7;
    private static final int SMALL_CACHED = 256;
    private static final int NORMAL_CACHED = 64;
    /// What one read can take, and how often a socket is read before the next one's turn: 64 KiB in all.
    private static final int READ_BYTES = 16_384;
    private static final int READS_PER_TURN = 4;
    private static final String LEAK_DETECTION = "io.netty.leakDetection.level";

    private Buffers() {}

    /// A pool with one arena for each of `loops` threads, so that they never wait for each other. TLS, in the JDK's provider, works in
    /// heap buffers too.
    static PooledByteBufAllocator pool(int loops, boolean tls) {
        if (System.getProperty(LEAK_DETECTION) == null) {
            // Netty samples one buffer in 128 with a stack trace: garbage, for each frame. Tests turn it on by the property.
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
        return new PooledByteBufAllocator(true, tls ? loops : 0, loops, PAGE_BYTES, CHUNK_ORDER, SMALL_CACHED, NORMAL_CACHED, false);
    }

    /// Buffers to read into: of one size, since a buffer lives only as long as the read.
    static RecvByteBufAllocator reads() {
        return new FixedRecvByteBufAllocator(READ_BYTES).maxMessagesPerRead(READS_PER_TURN);
    }
}
