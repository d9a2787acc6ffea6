package io.caelmor.kernel.session;

import io.caelmor.kernel.outbound.FrameQueue;
import io.caelmor.kernel.queue.ByteRing;
import io.caelmor.kernel.queue.LongRing;

/// The queues of one slot, made at start. Inbound the link's event loop produces and the tick thread consumes, outbound
/// the other way round; a slot changes its link only after the old one's event loop has said its last word.
public final class SlotQueues {
    /// Bytes of a queued command before its parameters: tick, sequence, acknowledged tick, arrival, number, command or rejection.
    public static final int COMMAND_HEAD_BYTES = 8 + 8 + 8 + 8 + 4 + 4;

    private final int slot;
    private final ByteRing inbound;
    private final LongRing overflowed;
    private final FrameQueue outbound;
    private final Acknowledgements acknowledgements;
    private long sequence;
    private long frozen;
    private long olderLinksEnd;

    SlotQueues(int slot, int inboundBytes, int inboundCount, int overflowCount, FrameQueue outbound) {
        this.slot = slot;
        inbound = new ByteRing(inboundBytes, inboundCount);
        overflowed = new LongRing(overflowCount);
        this.outbound = outbound;
        acknowledgements = new Acknowledgements(inboundCount + overflowCount);
    }

    public int slot() {
        return slot;
    }

    /// Commands on their way in.
    public ByteRing inbound() {
        return inbound;
    }

    /// Numbers of commands that found [#inbound] full and wait to be answered.
    public LongRing overflowed() {
        return overflowed;
    }

    FrameQueue outbound() {
        return outbound;
    }

    /// What the client says it has been shown. The link's event loop only.
    public Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    /// The next sequence stamp. The link's event loop only.
    public long nextSequence() {
        return ++sequence;
    }

    /// A new link was attached: what is queued was sent on an older one. Tick thread, before the new event loop may produce.
    void beginLink() {
        olderLinksEnd = sequence;
        acknowledgements.take();
        while (!overflowed.isEmpty()) {
            overflowed.poll();
        }
    }

    /// Whether the command with that sequence stamp came on the present link: only then somebody waits for its receipt.
    public boolean ofPresentLink(long commandSequence) {
        return commandSequence > olderLinksEnd;
    }

    /// Makes what arrived until now this tick's batch. Tick thread.
    public void freeze() {
        frozen = inbound.mark();
    }

    /// The mark that ends this tick's batch. Tick thread.
    public long frozen() {
        return frozen;
    }
}
