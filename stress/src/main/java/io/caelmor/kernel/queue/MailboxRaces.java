package io.caelmor.kernel.queue;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/// [Mailbox], many producers and one consumer.
public class MailboxRaces {
    /// What lies in an entry was written before it was posted.
    static final class Letter {
        int content;

        Letter(int content) {
            this.content = content;
        }
    }

    /// Two at once for the last place: one gets it.
    @JCStressTest
    @Outcome(id = {"true, false, 1", "false, true, 2"}, expect = Expect.ACCEPTABLE, desc = "one of them")
    @State
    public static class LastPlace {
        private final Mailbox<Letter> mailbox = new Mailbox<>(1);

        @Actor
        public void one(ZZI_Result result) {
            result.r1 = mailbox.offer(new Letter(1));
        }

        @Actor
        public void other(ZZI_Result result) {
            result.r2 = mailbox.offer(new Letter(2));
        }

        @Arbiter
        public void consumer(ZZI_Result result) {
            for (var letter = mailbox.poll(); letter != null; letter = mailbox.poll()) {
                result.r3 += letter.content;
            }
        }
    }

    /// A consumer beside a producer: nothing is lost, doubled or seen before it is whole.
    @JCStressTest
    @Outcome(id = "true, true, 3", expect = Expect.ACCEPTABLE, desc = "both, sooner or later")
    @State
    public static class Delivery {
        private final Mailbox<Letter> mailbox = new Mailbox<>(4);
        private int early;

        @Actor
        public void producer(ZZI_Result result) {
            result.r1 = mailbox.offer(new Letter(1));
            result.r2 = mailbox.offer(new Letter(2));
        }

        @Actor
        public void consumer() {
            var letter = mailbox.poll();
            early = letter == null ? 0 : letter.content;
        }

        @Arbiter
        public void rest(ZZI_Result result) {
            result.r3 = early;
            for (var letter = mailbox.poll(); letter != null; letter = mailbox.poll()) {
                result.r3 += letter.content;
            }
        }
    }
}
