package io.caelmor.transport.netty;

import io.netty.channel.embedded.EmbeddedChannel;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// [LinkLoop], whose list of links many note and one visits.
public class LinkLoopRaces {
    private static final EmbeddedChannel CHANNEL = new EmbeddedChannel();
    private static final VarHandle NOTED;

    static {
        try {
            NOTED = MethodHandles.privateLookupIn(SocketLink.class, MethodHandles.lookup()).findVarHandle(SocketLink.class, "noted", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// Whether the link has been visited since it was noted: one that fell out of the list never is.
    private static boolean visited(SocketLink link) {
        return !(boolean) NOTED.getVolatile(link);
    }

    /// Two that note the same links: none falls out of the list.
    @JCStressTest
    @Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "both are visited")
    @State
    public static class Notes extends Links {
        @Actor
        public void tick() {
            first.framesWait();
            second.framesWait();
        }

        @Actor
        public void crew() {
            second.framesWait();
            first.framesWait();
        }

        @Arbiter
        public void rest(ZZ_Result result) {
            visitAll(result);
        }
    }

    /// One that notes while the loop visits: what is noted behind its back is visited the next time.
    @JCStressTest
    @Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "both are visited")
    @State
    public static class Visits extends Links {
        @Actor
        public void tick() {
            first.framesWait();
            second.framesWait();
            first.framesWait();
        }

        @Actor
        public void loop() {
            loop.run();
            loop.run();
        }

        @Arbiter
        public void rest(ZZ_Result result) {
            visitAll(result);
        }
    }

    /// A loop and two of its links.
    abstract static class Links {
        final LinkLoop loop = new LinkLoop(null, null, null);
        final SocketLink first = new SocketLink(CHANNEL, Carrier.TCP, loop, null, null, null, null);
        final SocketLink second = new SocketLink(CHANNEL, Carrier.TCP, loop, null, null, null, null);

        void visitAll(ZZ_Result result) {
            loop.run();
            result.r1 = visited(first);
            result.r2 = visited(second);
        }
    }
}
