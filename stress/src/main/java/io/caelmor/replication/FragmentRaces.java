package io.caelmor.replication;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// [Fragments], which all of the crew make and copy.
public class FragmentRaces {
    /// A fragment that is there is there with its bytes, whoever made it: two that make the same one do not harm each other.
    @JCStressTest
    @Outcome(id = "7, 7", expect = Expect.ACCEPTABLE, desc = "a whole one")
    @State
    public static class Publication {
        private final long[] made = new long[2];
        private final byte[] bytes = new byte[16];

        @Actor
        public void one() {
            make(1);
        }

        @Actor
        public void other(II_Result result) {
            make(9);
            long fragment = Fragments.get(made, 1);
            result.r1 = bytes[Fragments.offset(fragment)];
            result.r2 = bytes[Fragments.offset(fragment) + Fragments.length(fragment) - 1];
        }

        private void make(int offset) {
            if (Fragments.get(made, 1) == 0) {
                bytes[offset] = 7;
                bytes[offset + 6] = 7;
                Fragments.publish(made, 1, Fragments.of(offset, 7, false));
            }
        }
    }
}
