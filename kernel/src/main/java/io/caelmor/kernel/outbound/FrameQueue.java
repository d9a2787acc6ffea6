package io.caelmor.kernel.outbound;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.queue.ByteRing;

/// One slot's frames on their way to its socket: the tick thread puts in, the link's event loop takes out.
///
/// A frame in here is in the form the protocol gives it; the transport adds its carrier's header alone.
public final class FrameQueue {
    private static final FrameTaker NOBODY = () -> { };

    private final ByteRing ring;
    private final int halfBytes;
    private final Counter queued;
    private final Counter bytes;
    private final Counter sent;
    private final Counter discarded;
    private FrameTaker taker = NOBODY;
    private long takenIn;
    private long refusedCommands;

    FrameQueue(int capBytes, int capCount, Metrics metrics) {
        ring = new ByteRing(capBytes, capCount);
        halfBytes = capBytes / 2;
        queued = metrics.of(KernelCounter.FRAMES_QUEUED);
        bytes = metrics.of(KernelCounter.BYTES_QUEUED);
        sent = metrics.of(KernelCounter.FRAMES_SENT);
        discarded = metrics.of(KernelCounter.FRAMES_DISCARDED);
    }

    // --- tick thread

    ByteRing ring() {
        return ring;
    }

    void takenBy(FrameTaker next) {
        taker = next;
    }

    /// Whether there is one who takes frames.
    boolean taken() {
        return taker != NOBODY;
    }

    void takenByNobody() {
        taker = NOBODY;
    }

    /// Publishes the message claimed in [#ring]. Tick thread, or the member of its crew that writes it.
    void commit(int length) {
        ring.commit(length);
        takenIn += length;
        taker.framesWait();
    }

    /// A command of the slot was answered with a rejection.
    void refused() {
        refusedCommands++;
    }

    void forgetRefused() {
        refusedCommands = 0;
    }

    /// Commands of the present link that were answered with a rejection. Tick thread.
    public long refusedCommands() {
        return refusedCommands;
    }

    boolean congested() {
        return ring.usedBytes() > halfBytes;
    }

    /// Puts the first `length` bytes in as a frame, before anybody takes from here: its taker must be told afterwards. `false` where it does not fit. Tick thread.
    public boolean put(byte[] frame, int length) {
        int at = ring.claim(length);
        if (at < 0) {
            return false;
        }
        System.arraycopy(frame, 0, ring.array(), at, length);
        ring.commit(length);
        queued.increment();
        bytes.add(length);
        takenIn += length;
        return true;
    }

    /// Empties the queue after its link is gone. Tick thread, which is the only one left then.
    public void discard() {
        long mark = ring.mark();
        while (ring.peek(mark) >= 0) {
            ring.release();
            discarded.increment();
        }
    }

    /// Bytes of all frames that were ever put in. Tick thread.
    public long bytesEver() {
        return takenIn;
    }

    /// Frames that wait; a moment's estimate.
    public int count() {
        return ring.count();
    }

    /// Bytes that wait, headers included; a moment's estimate.
    public int usedBytes() {
        return ring.usedBytes();
    }

    // --- the link's event loop

    /// Length of the first frame, or -1. Event loop.
    public int peek() {
        return ring.peek(ring.mark());
    }

    /// The array that the frame of the last [#peek] lies in, at [#offset]. Event loop.
    public byte[] array() {
        return ring.array();
    }

    public int offset() {
        return ring.offset();
    }

    /// Takes the frame of the last [#peek] away. Event loop.
    public void release() {
        ring.release();
        sent.increment();
    }
}
