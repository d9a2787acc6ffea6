package io.caelmor.kernel.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/// [ByteRing], one producer and one consumer.
public class ByteRingRaces {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final int NOTHING = 0;
    private static final int TORN = -1;

    static boolean put(ByteRing ring, int value, int words) {
        int at = ring.claim(4 * words);
        if (at < 0) {
            return false;
        }
        for (int word = 0; word < words; word++) {
            INT.set(ring.array(), at + 4 * word, value);
        }
        ring.commit(4 * words);
        return true;
    }

    /// The first record's value, all of whose words must be the same; 0 where nothing is queued.
    static int take(ByteRing ring) {
        int length = ring.peek(ring.mark());
        if (length < 0) {
            return NOTHING;
        }
        int value = (int) INT.get(ring.array(), ring.offset());
        for (int at = 4; at < length; at += 4) {
            if ((int) INT.get(ring.array(), ring.offset() + at) != value) {
                return TORN;
            }
        }
        ring.release();
        return length == 0 ? TORN : value;
    }

    /// What is seen at all is seen whole, and in order.
    @JCStressTest
    @Outcome(id = {"0, 0", "0, 1", "1, 2", "1, 0"}, expect = Expect.ACCEPTABLE, desc = "whole records, in order, as far as they have come")
    @State
    public static class Publication {
        private final ByteRing ring = new ByteRing(256, 8);

        @Actor
        public void producer() {
            put(ring, 1, 6);
            put(ring, 2, 3);
        }

        @Actor
        public void consumer(II_Result result) {
            result.r1 = take(ring);
            result.r2 = take(ring);
        }
    }

    /// A record's bytes are its consumer's until it is released: a producer that waits for the room does not write them before.
    @JCStressTest
    @Outcome(id = {"1, 0", "1, 2"}, expect = Expect.ACCEPTABLE, desc = "the old record whole, then the new one if it found room")
    @State
    public static class Reuse {
        private final ByteRing ring = new ByteRing(64, 8);

        public Reuse() {
            put(ring, 1, 15);
        }

        @Actor
        public void producer() {
            put(ring, 2, 15);
        }

        @Actor
        public void consumer(II_Result result) {
            result.r1 = take(ring);
            result.r2 = take(ring);
        }
    }

    /// The end of the array, where a record begins at the front again behind padding, and an empty ring begins anew.
    @JCStressTest
    @Outcome(id = {"0, 0", "7, 0", "7, 8"}, expect = Expect.ACCEPTABLE, desc = "whole records, in order, wherever they lie")
    @State
    public static class Padding {
        private final ByteRing ring = new ByteRing(64, 8);

        public Padding() {
            put(ring, 5, 9);
            put(ring, 6, 1);
            take(ring);
        }

        @Actor
        public void producer() {
            if (put(ring, 7, 5)) {
                put(ring, 8, 2);
            }
        }

        @Actor
        public void consumer(II_Result result) {
            take(ring);
            result.r1 = take(ring);
            result.r2 = result.r1 == NOTHING ? NOTHING : take(ring);
        }
    }

    /// A count that a third thread reads lies between nothing and the cap.
    @JCStressTest
    @Outcome(id = {"0", "1", "2"}, expect = Expect.ACCEPTABLE, desc = "as many as there were at some moment")
    @State
    public static class Counting {
        private final ByteRing ring = new ByteRing(64, 2);

        @Actor
        public void producer() {
            put(ring, 1, 1);
            put(ring, 2, 1);
        }

        @Actor
        public void gauge(I_Result result) {
            result.r1 = ring.count();
        }
    }
}
