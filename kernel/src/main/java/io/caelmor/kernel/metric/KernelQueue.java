package io.caelmor.kernel.metric;

import java.util.List;

/// The kernel's queues, by the counters in front of and behind each: what went in and did not come out waits, and somebody must take it.
public enum KernelQueue {
    HANDSHAKES("handshakes", "handshakes that wait for the tick, a slot or the store", KernelCounter.HANDSHAKES_OFFERED,
            KernelCounter.HANDSHAKES_REFUSED, KernelCounter.HANDSHAKES_OVERFLOWED, KernelCounter.HANDSHAKES_DROPPED,
            KernelCounter.HANDSHAKES_REJECTED, KernelCounter.HANDSHAKES_ATTACHED),
    COMMANDS("commands", "commands that wait for the tick", KernelCounter.COMMANDS_QUEUED,
            KernelCounter.COMMANDS_DISPATCHED, KernelCounter.COMMANDS_DISCARDED),
    FRAMES("frames", "frames that wait for the transport", KernelCounter.FRAMES_QUEUED,
            KernelCounter.FRAMES_SENT, KernelCounter.FRAMES_DISCARDED),
    CUTS("cuts", "cuts that wait for the store", KernelCounter.CUTS_CAPTURED,
            KernelCounter.CUTS_COMMITTED, KernelCounter.CUTS_CONFLICTED, KernelCounter.CUTS_FENCED),
    LOADS("loads", "accounts that wait for the store", KernelCounter.LOADS_REQUESTED,
            KernelCounter.LOADS_COMPLETED, KernelCounter.LOADS_FAILED);

    private final String label;
    private final String help;
    private final KernelCounter in;
    @SuppressWarnings("ImmutableEnumChecker") // List.of can't be changed.
    private final List<KernelCounter> out;

    KernelQueue(String label, String help, KernelCounter in, KernelCounter... out) {
        this.label = label;
        this.help = help;
        this.in = in;
        this.out = List.of(out);
    }

    /// One word.
    public String label() {
        return label;
    }

    /// What waits, and for whom.
    public String help() {
        return help;
    }

    /// Things that came out so far, whatever became of them. Any thread.
    public long taken(Metrics metrics) {
        long sum = 0;
        for (var counter : out) {
            sum += metrics.of(counter).value();
        }
        return sum;
    }

    /// Things that wait, a moment's estimate. Any thread.
    public long waiting(Metrics metrics) {
        // What comes out is read first: else something could come out that was not yet seen to go in.
        long taken = taken(metrics);
        return Math.max(0, metrics.of(in).value() - taken);
    }
}
