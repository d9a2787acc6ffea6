package io.caelmor.kernel.metric;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;
import org.openjdk.jcstress.infra.results.ZJ_Result;

/// Counters and histograms, read by whoever likes while they are written.
public class MetricRaces {
    /// No count is lost, and whoever counts sees them grow.
    @JCStressTest
    @Outcome(id = "true, 3", expect = Expect.ACCEPTABLE, desc = "all three, and never fewer than before")
    @State
    public static class Counting {
        private final Counter counter = new Counter("", "");
        private boolean grows;

        @Actor
        public void one() {
            counter.increment();
        }

        @Actor
        public void other() {
            long before = counter.value();
            counter.add(2);
            grows = counter.value() >= before + 2;
        }

        @Arbiter
        public void sum(ZJ_Result result) {
            result.r1 = grows;
            result.r2 = counter.value();
        }
    }

    /// A duration that is the greatest seen has been counted.
    @JCStressTest
    @Outcome(id = {"0, 0", "0, 1", "0, 2", "5, 1", "5, 2", "9, 2"}, expect = Expect.ACCEPTABLE, desc = "counted no later than it is the greatest")
    @State
    public static class Durations {
        private final Histogram histogram = new Histogram("", "");

        @Actor
        public void recorder() {
            histogram.record(5);
            histogram.record(9);
        }

        @Actor
        public void reader(JJ_Result result) {
            result.r1 = histogram.max();
            result.r2 = histogram.count();
        }
    }
}
