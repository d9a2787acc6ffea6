package io.caelmor.console;

import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.KernelQueue;
import java.util.List;
import java.util.Optional;

/// The three pipelines as boxes in their order: what passes each, what waits in front of it, and what is dropped there, by reason.
final class PipelineMap {
    /// One station.
    ///
    /// @param passed counts what passes it
    /// @param waits what waits in front of it, if there is a queue
    /// @param dropped counts what ends there, each with its reason
    record Box(String title, KernelCounter passed, Optional<KernelQueue> waits, List<KernelCounter> dropped) {}

    /// One pipeline.
    record Way(String name, List<Box> boxes) {}

    static final List<Way> WAYS = List.of(
            new Way("inbound", List.of(
                    box("socket", KernelCounter.LINKS_OPENED, KernelCounter.LINKS_REFUSED, KernelCounter.HANDSHAKES_TIMED_OUT),
                    box("handshake", KernelCounter.HANDSHAKES_ATTACHED, KernelQueue.HANDSHAKES, KernelCounter.HANDSHAKES_REFUSED,
                            KernelCounter.HANDSHAKES_OVERFLOWED, KernelCounter.HANDSHAKES_DROPPED, KernelCounter.HANDSHAKES_REJECTED),
                    box("frame checks", KernelCounter.FRAMES_IN, KernelCounter.FRAMES_MALFORMED, KernelCounter.FRAMES_IGNORED),
                    box("stamp and ring", KernelCounter.COMMANDS_QUEUED, KernelCounter.COMMANDS_OVERFLOWED),
                    box("frozen at the tick", KernelCounter.COMMANDS_DISPATCHED, KernelQueue.COMMANDS, KernelCounter.COMMANDS_DISCARDED),
                    box("handler", KernelCounter.COMMANDS_APPLIED, KernelCounter.COMMANDS_REJECTED, KernelCounter.COMMANDS_CLAIMED_TICK,
                            KernelCounter.COMMANDS_CLAIMED_IDENTITY, KernelCounter.COMMANDS_NOT_DURABLE, KernelCounter.COMMANDS_FAULTED))),
            new Way("outbound", List.of(
                    box("events", KernelCounter.EVENTS_TOLD, KernelCounter.EVENTS_REFUSED),
                    box("delta", KernelCounter.TICKS_TELLING),
                    box("message", KernelCounter.TICKS_BUILT, KernelCounter.TICKS_SKIPPED),
                    box("session's queue", KernelCounter.FRAMES_QUEUED),
                    box("socket", KernelCounter.FRAMES_SENT, KernelQueue.FRAMES, KernelCounter.FRAMES_DISCARDED))),
            new Way("persistence", List.of(
                    box("load", KernelCounter.LOADS_COMPLETED, KernelQueue.LOADS, KernelCounter.LOADS_FAILED),
                    box("cut of a tick", KernelCounter.CUTS_CAPTURED),
                    box("commit", KernelCounter.CUTS_COMMITTED, KernelQueue.CUTS, KernelCounter.CUTS_CONFLICTED, KernelCounter.CUTS_FENCED,
                            KernelCounter.CUTS_RETRIED, KernelCounter.SAVING_FAILED),
                    box("completion", KernelCounter.CUTS_APPLIED))));

    private PipelineMap() {}

    private static Box box(String title, KernelCounter passed, KernelCounter... dropped) {
        return new Box(title, passed, Optional.empty(), List.of(dropped));
    }

    private static Box box(String title, KernelCounter passed, KernelQueue waits, KernelCounter... dropped) {
        return new Box(title, passed, Optional.of(waits), List.of(dropped));
    }
}
