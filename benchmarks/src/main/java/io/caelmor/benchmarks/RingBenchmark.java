package io.caelmor.benchmarks;

import io.caelmor.kernel.queue.ByteRing;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jctools.queues.SpscArrayQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A record's way through a slot's ring: a batch goes in, then a batch comes out, as between an event loop and a tick. One operation is one
/// record, copied in and looked at.
///
/// The baselines do the same by handing over arrays. The record's array is made for each: the producer can't know when the consumer is done
/// with an older one. All on one thread: what the queue itself costs, without two cores' quarrel over a line of cache.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RingBenchmark {
    private static final int BATCH = 64;

    /// Bytes of a record: a move, and a snapshot.
    @Param({"24", "180"})
    public int bytes;

    private final ByteRing ring = new ByteRing(1 << 15, 2 * BATCH);
    private final Queue<byte[]> spsc = new SpscArrayQueue<>(2 * BATCH);
    private final Queue<byte[]> blocking = new ArrayBlockingQueue<>(2 * BATCH);
    private byte[] record;

    @Setup
    public void make() {
        record = new byte[bytes];
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int byteRing() {
        for (int i = 0; i < BATCH; i++) {
            int at = ring.claim(record.length);
            System.arraycopy(record, 0, ring.array(), at, record.length);
            ring.commit(record.length);
        }
        long mark = ring.mark();
        int sum = 0;
        for (int length = ring.peek(mark); length >= 0; length = ring.peek(mark)) {
            sum += length + ring.array()[ring.offset()];
            ring.release();
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int spscArrayQueue() {
        return pass(spsc);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int arrayBlockingQueue() {
        return pass(blocking);
    }

    private int pass(Queue<byte[]> queue) {
        for (int i = 0; i < BATCH; i++) {
            queue.offer(record.clone());
        }
        int sum = 0;
        for (byte[] taken = queue.poll(); taken != null; taken = queue.poll()) {
            sum += taken.length + taken[0];
        }
        return sum;
    }
}
