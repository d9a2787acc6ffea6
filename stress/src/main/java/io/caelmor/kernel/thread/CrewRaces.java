package io.caelmor.kernel.thread;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// The [Crew]: the owner hands work over and takes it back, a helper comes when it likes.
public class CrewRaces {
    private static final int ITEMS = 96;
    private static final int PATIENCE = 20_000;

    /// Each item is done once; the helper sees what the owner wrote before, and the owner what the helper wrote.
    @JCStressTest
    @Outcome(id = ITEMS + ", 0", expect = Expect.ACCEPTABLE, desc = "each item once in each of two runs, and nothing stale was read")
    @State
    public static class HandOver {
        private final int[] done = new int[ITEMS];
        private volatile Crew published;
        private int given;
        private final AtomicInteger stale = new AtomicInteger();

        @Actor
        public void owner() {
            var crew = new Crew(2, new ThreadOwner());
            published = crew;
            for (int run = 1; run <= 2; run++) {
                given = run;
                crew.run(ITEMS, this::work);
                for (int item = 0; item < ITEMS; item++) {
                    stale.addAndGet(done[item] == run ? 0 : 1);
                }
            }
        }

        private void work(int member, int first, int end) {
            int expected = done[first] + 1;
            for (int item = first; item < end; item++) {
                done[item]++;
            }
            if (expected != given) {
                stale.addAndGet(1000);
            }
        }

        @Actor
        public void helper() {
            for (int wait = 0; wait < PATIENCE && published == null; wait++) {
                Thread.onSpinWait();
            }
            var crew = published;
            for (int time = 0; crew != null && time < 20; time++) {
                crew.helpOnce(1);
            }
        }

        @Arbiter
        public void count(II_Result result) {
            for (int item = 0; item < ITEMS; item++) {
                result.r1 += done[item] == 2 ? 1 : 0;
            }
            result.r2 = stale.get();
        }
    }
}
