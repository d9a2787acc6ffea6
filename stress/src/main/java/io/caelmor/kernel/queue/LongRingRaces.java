package io.caelmor.kernel.queue;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.ZJJ_Result;

/// [LongRing], one producer and one consumer.
public class LongRingRaces {
    static long take(LongRing ring) {
        return ring.isEmpty() ? 0 : ring.poll();
    }

    /// Numbers come whole and in order.
    @JCStressTest
    @Outcome(id = {"0, 0", "0, 1", "1, 0", "1, 2"}, expect = Expect.ACCEPTABLE, desc = "in order, as far as they have come")
    @State
    public static class Publication {
        private final LongRing ring = new LongRing(4);

        @Actor
        public void producer() {
            ring.offer(1);
            ring.offer(2);
        }

        @Actor
        public void consumer(JJ_Result result) {
            result.r1 = take(ring);
            result.r2 = take(ring);
        }
    }

    /// A full ring: the newest is refused, or takes the place of what was taken, never of what is still there.
    @JCStressTest
    @Outcome(id = {"false, 1, 2", "true, 1, 2"}, expect = Expect.ACCEPTABLE, desc = "the two that were there")
    @State
    public static class Full {
        private final LongRing ring = new LongRing(2);

        public Full() {
            ring.offer(1);
            ring.offer(2);
        }

        @Actor
        public void producer(ZJJ_Result result) {
            result.r1 = ring.offer(3);
        }

        @Actor
        public void consumer(ZJJ_Result result) {
            result.r2 = take(ring);
            result.r3 = take(ring);
        }
    }
}
