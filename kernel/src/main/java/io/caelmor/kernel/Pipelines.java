package io.caelmor.kernel;

import io.caelmor.kernel.Pipeline.Balance;
import io.caelmor.kernel.Pipeline.Stage;
import io.caelmor.kernel.metric.KernelCounter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the three pipelines off a kernel's counters and queues.
final class Pipelines {
    private final Composition parts;

    private Pipelines(Composition parts) {
        this.parts = parts;
    }

    static List<Pipeline> of(Composition parts) {
        var pipelines = new Pipelines(parts);
        return List.of(pipelines.inbound(), pipelines.outbound(), pipelines.persistence());
    }

    private Pipeline inbound() {
        return new Pipeline("inbound",
                stages(KernelCounter.LINKS_OPENED, KernelCounter.HANDSHAKES_ATTACHED, KernelCounter.FRAMES_IN, KernelCounter.COMMANDS_QUEUED,
                        KernelCounter.COMMANDS_DISPATCHED, KernelCounter.COMMANDS_APPLIED),
                List.of(
                        new Balance("commands", count(KernelCounter.COMMANDS_IN), counts(KernelCounter.COMMANDS_QUEUED, KernelCounter.COMMANDS_OVERFLOWED)),
                        new Balance("queued", count(KernelCounter.COMMANDS_QUEUED), with("still queued", parts.lifecycle.queuedCommands(),
                                KernelCounter.COMMANDS_DISPATCHED, KernelCounter.COMMANDS_DISCARDED)),
                        new Balance("dispatched", count(KernelCounter.COMMANDS_DISPATCHED), counts(KernelCounter.COMMANDS_APPLIED, KernelCounter.COMMANDS_REJECTED)),
                        new Balance("handshakes", count(KernelCounter.HANDSHAKES_OFFERED), with("still queued",
                                parts.gate.queuedHandshakes() + parts.lifecycle.waitingHandshakes(),
                                KernelCounter.HANDSHAKES_REFUSED, KernelCounter.HANDSHAKES_OVERFLOWED, KernelCounter.HANDSHAKES_DROPPED,
                                KernelCounter.HANDSHAKES_REJECTED, KernelCounter.HANDSHAKES_ATTACHED))));
    }

    private Pipeline outbound() {
        return new Pipeline("outbound",
                stages(KernelCounter.TICKS_BUILT, KernelCounter.TICKS_TELLING, KernelCounter.FRAMES_QUEUED, KernelCounter.FRAMES_SENT),
                List.of(new Balance("frames", count(KernelCounter.FRAMES_QUEUED), with("still queued", parts.lifecycle.queuedFrames(),
                        KernelCounter.FRAMES_SENT, KernelCounter.FRAMES_DISCARDED))));
    }

    private Pipeline persistence() {
        return new Pipeline("persistence",
                stages(KernelCounter.LOADS_COMPLETED, KernelCounter.CUTS_CAPTURED, KernelCounter.CUTS_APPLIED, KernelCounter.CUTS_COMMITTED),
                List.of(
                        new Balance("cuts", count(KernelCounter.CUTS_CAPTURED), with("on their way", parts.persistence.cutsOut(),
                                KernelCounter.CUTS_COMMITTED, KernelCounter.CUTS_CONFLICTED, KernelCounter.CUTS_FENCED)),
                        new Balance("loads", count(KernelCounter.LOADS_REQUESTED), with("on their way", parts.persistence.loadsOut(),
                                KernelCounter.LOADS_COMPLETED, KernelCounter.LOADS_FAILED))));
    }

    private List<Stage> stages(KernelCounter... counters) {
        return Arrays.stream(counters).map(counter -> new Stage(counter.label(), counter.help(), count(counter))).toList();
    }

    private Map<String, Long> counts(KernelCounter... counters) {
        var counts = new LinkedHashMap<String, Long>();
        for (var counter : counters) {
            counts.put(counter.label(), count(counter));
        }
        return counts;
    }

    private Map<String, Long> with(String rest, long amount, KernelCounter... counters) {
        var counts = counts(counters);
        counts.put(rest, amount);
        return counts;
    }

    private long count(KernelCounter counter) {
        return parts.metrics.of(counter).value();
    }
}
