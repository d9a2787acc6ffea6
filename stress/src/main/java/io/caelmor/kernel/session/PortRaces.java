package io.caelmor.kernel.session;

import io.caelmor.kernel.fault.Emergency;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.queue.LongRing;
import io.caelmor.kernel.tick.Faults;
import io.caelmor.kernel.tick.Overload;
import io.caelmor.kernel.tick.OverloadLimits;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireWriter;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/// [SocketPort], between its event loop and the tick thread.
public class PortRaces {
    private static final SessionLimits LIMITS = new SessionLimits(2, 4, 256, 8, 128, 4, 20, 50, 30, 4, new InboundRates(1_000_000, 1_000_000_000, 10));
    private static final Metrics METRICS = new Metrics();
    private static final Overload OVERLOAD = new Overload(10, new OverloadLimits(true, true, 3), METRICS);
    private static final Faults FAULTS = new Faults(10, METRICS, _ -> { }, new Emergency((_, _) -> { }));
    private static final int ALL = SocketPort.BYE | SocketPort.DISCONNECTED | SocketPort.GREETED;

    private static final byte[] HELLO = message(MessageType.HELLO, 1, 3, 'a', 'n', 'n', 0, 0);
    private static final byte[] COMMAND = message(MessageType.COMMAND, 0, 1, 1);

    private static byte[] message(int... octets) {
        var bytes = new byte[octets.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return bytes;
    }

    private static PortGate gate() {
        return new PortGate(LIMITS, 2048, (message, queues, _) -> {
            message.finish();
            int at = queues.inbound().claim(8);
            new WireWriter().wrap(queues.inbound().array(), at, 8).int64(queues.nextSequence());
            queues.inbound().commit(8);
            return CommandIntake.Verdict.TAKEN;
        }, _ -> null, "nobody", OVERLOAD, FAULTS, METRICS);
    }

    /// Counts how often it is closed.
    private static final class Closes implements Link {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public void close(CloseReason reason, byte[] lastFrame) {
            count.incrementAndGet();
        }

        @Override
        public String remoteAddress() {
            return "";
        }

        @Override
        public void framesWait() {}
    }

    /// However signals fall together, each is seen, and a port stands in the mailbox once at most.
    @JCStressTest
    @Outcome(id = ALL + ", 1", expect = Expect.ACCEPTABLE, desc = "each signal, with at most one entry at a time")
    @State
    public static class Signals {
        private final PortGate gate = gate();
        private final SocketPort port = new SocketPort(gate, new Closes());
        private int early;

        @Actor
        public void loop() {
            port.signal(SocketPort.GREETED);
            port.signal(SocketPort.BYE);
            port.signal(SocketPort.DISCONNECTED);
        }

        @Actor
        public void tick() {
            if (gate.nextSignalled() != null) {
                early = port.takeSignals();
            }
        }

        @Arbiter
        public void rest(II_Result result) {
            int seen = early;
            result.r2 = 1;
            int entries = 0;
            for (var signalled = gate.nextSignalled(); signalled != null; signalled = gate.nextSignalled()) {
                seen |= signalled.takeSignals();
                result.r2 = ++entries;
            }
            result.r2 = Math.max(1, result.r2);
            result.r1 = seen & ALL;
        }
    }

    /// Two reasons at once: the first counts, the link is told once.
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "once")
    @State
    public static class Ends {
        private final Closes link = new Closes();
        private final SocketPort port = new SocketPort(gate(), link);

        @Actor
        public void loop() {
            port.end(CloseReason.MALFORMED, new byte[0]);
        }

        @Actor
        public void tick() {
            port.end(CloseReason.KICKED, new byte[0]);
        }

        @Arbiter
        public void count(I_Result result) {
            result.r1 = link.count.get();
        }
    }

    /// A port that is attached: the loop finds nothing, or a slot whose link has begun, with all that belongs to it.
    @JCStressTest
    @Outcome(id = {"0, 0", "1, 6"}, expect = Expect.ACCEPTABLE, desc = "not attached yet, or the first command of the new link")
    @State
    public static class Attachment {
        private final Closes link = new Closes();
        private final SocketPort port = new SocketPort(gate(), link);
        private final SlotQueues queues = new SlotQueues(0, 256, 8, 8, null);

        public Attachment() {
            port.receive(ByteBuffer.wrap(HELLO));
        }

        @Actor
        public void tick() {
            for (int older = 0; older < 5; older++) {
                queues.nextSequence();
            }
            queues.beginLink();
            port.attach(queues);
        }

        @Actor
        public void loop(II_Result result) {
            port.receive(ByteBuffer.wrap(COMMAND));
            if (link.count.get() == 0) {
                // It was taken.
                result.r1 = queues.ofPresentLink(6) && !queues.ofPresentLink(5) ? 1 : -1;
                result.r2 = (int) queues.nextSequence() - 1;
            }
        }
    }

    /// The last word of a link's loop: after it the tick thread empties the queue, and each frame is sent or discarded, once.
    @JCStressTest
    @Outcome(id = "3", expect = Expect.ACCEPTABLE, desc = "all three, each once")
    @State
    public static class LastWord {
        private final PortGate gate = gate();
        private final SocketPort port = new SocketPort(gate, new Closes());
        private final LongRing frames = new LongRing(4);
        private int taken;

        public LastWord() {
            for (int frame = 0; frame < 3; frame++) {
                frames.offer(1);
            }
        }

        @Actor
        public void loop() {
            taken += (int) frames.poll();
            taken += (int) frames.poll();
            port.disconnected();
        }

        @Actor
        public void tick() {
            drain();
        }

        private void drain() {
            var signalled = gate.nextSignalled();
            if (signalled != null && (signalled.takeSignals() & SocketPort.DISCONNECTED) != 0) {
                while (!frames.isEmpty()) {
                    taken += (int) frames.poll();
                }
            }
        }

        @Arbiter
        public void rest(I_Result result) {
            drain();
            result.r1 = taken;
        }
    }
}
