package io.caelmor.kernel.tick;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

/// [TickProgress], which the tick thread writes by opaque stores and the watchdog reads.
public class ProgressRaces {
    /// Turns only go forward, for whoever looks.
    @JCStressTest
    @Outcome(id = {"0, 0", "0, 1", "0, 2", "1, 1", "1, 2", "2, 2"}, expect = Expect.ACCEPTABLE, desc = "never an older turn than before")
    @State
    public static class Turns {
        private final TickProgress progress = new TickProgress();

        @Actor
        public void tick() {
            progress.begin(null);
            progress.begin(null);
        }

        @Actor
        public void watchdog(JJ_Result result) {
            result.r1 = progress.turn();
            result.r2 = progress.turn();
        }
    }
}
