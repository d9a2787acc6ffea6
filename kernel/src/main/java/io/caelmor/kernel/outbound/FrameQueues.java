package io.caelmor.kernel.outbound;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.Section;
import io.caelmor.kernel.wire.WireWriter;
import java.util.Arrays;
import java.util.function.IntConsumer;

/// All slots' frame queues and pending receipts; the kernel's side of [Outbound]. Tick thread only, but for what
/// [FrameQueue] opens to event loops.
public final class FrameQueues implements Outbound {
    /// Greatest head of a TICK message: type, tick, last number, sections.
    private static final int HEAD_BYTES = 1 + 10 + 5 + 1;

    private final ThreadOwner owner;
    private final FrameQueue[] queues;
    private final PendingReceipts[] receipts;
    private final long[] builtAt;
    private final long[] lastTaken;
    private final long[] stuckSince;
    private final int frameBytes;
    private final IntConsumer onTooSlow;
    private final WireWriter writer = new WireWriter();
    private final Counter built;
    private final Counter telling;
    private final Counter skipped;
    private long tick;
    private int open = -1;
    private int sectionsAt;
    private int sections;

    /// Queues for `slots` sessions, each capped at `capBytes` and `capCount` frames; a TICK message takes at most `frameBytes`
    /// beside its receipts. `onTooSlow` is told of slots that must be closed for it.
    public FrameQueues(int slots, int capBytes, int capCount, int frameBytes, int capReceipts, ThreadOwner owner,
            Metrics metrics, IntConsumer onTooSlow) {
        this.owner = owner;
        this.frameBytes = frameBytes;
        this.onTooSlow = onTooSlow;
        queues = new FrameQueue[slots];
        receipts = new PendingReceipts[slots];
        builtAt = new long[slots];
        lastTaken = new long[slots];
        stuckSince = new long[slots];
        for (int slot = 0; slot < slots; slot++) {
            queues[slot] = new FrameQueue(capBytes, capCount, metrics);
            receipts[slot] = new PendingReceipts(capReceipts);
        }
        built = metrics.of(KernelCounter.TICKS_BUILT);
        telling = metrics.of(KernelCounter.TICKS_TELLING);
        skipped = metrics.of(KernelCounter.TICKS_SKIPPED);
    }

    /// Most bytes of a frame, its answers included, for the limits given to the constructor.
    public static int mostBytes(int frameBytes, int capReceipts) {
        return HEAD_BYTES + PendingReceipts.mostBytes(capReceipts) + frameBytes;
    }

    public FrameQueue queue(int slot) {
        return queues[slot];
    }

    /// Says which tick it is.
    public void beginTick(long number) {
        owner.check();
        tick = number;
        open = -1;
    }

    /// A link was attached to the slot: receipts of before are nobody's.
    public void attach(int slot) {
        owner.check();
        receipts[slot].clear();
        builtAt[slot] = 0;
        stuckSince[slot] = tick;
    }

    /// Says that the slot's command of that number is being processed: the *last number* of its next message.
    public void processing(int slot, int number) {
        owner.check();
        receipts[slot].processing(number);
    }

    /// Answers a command of the slot's session; `rejection` is 0 for applied. A client that lets more answers wait than there is room
    /// for is too slow.
    public void answer(int slot, int number, int rejection) {
        owner.check();
        if (!receipts[slot].add(number, rejection, tick)) {
            onTooSlow.accept(slot);
        }
    }

    /// Answers that wait for a message, of all slots.
    public int pendingReceipts() {
        owner.check();
        return Arrays.stream(receipts).mapToInt(PendingReceipts::count).sum();
    }

    /// Ends a tick for a slot with a link: sends receipts that no message of this tick carried, and reports the slot as too slow
    /// where its transport took nothing for `stuckTicks` though something waits.
    public void endTick(int slot, int stuckTicks) {
        owner.check();
        // Nobody writes at the end of a tick: what is open was left behind by a hook that failed.
        open = -1;
        flushReceipts(slot);
        var queue = queues[slot];
        long taken = queue.ring().consumedMark();
        if (taken != lastTaken[slot] || queue.count() == 0) {
            lastTaken[slot] = taken;
            stuckSince[slot] = tick;
        } else if (tick - stuckSince[slot] > stuckTicks) {
            onTooSlow.accept(slot);
        }
    }

    /// Sends the slot's receipts that wait, unless this tick's message is already on its way or a message is being written.
    public void flushReceipts(int slot) {
        owner.check();
        if (open < 0 && !receipts[slot].isEmpty() && builtAt[slot] != tick && begin(slot, false)) {
            commit();
        }
    }

    @Override
    public boolean begin(int slot, boolean reset) {
        owner.check();
        if (open >= 0) {
            throw new IllegalStateException("the message for slot " + open + " was begun and neither committed nor abandoned");
        }
        var answers = receipts[slot];
        var ring = queues[slot].ring();
        int most = HEAD_BYTES + answers.mostBytes() + frameBytes;
        int at = ring.claim(most);
        if (at < 0) {
            skipped.increment();
            return false;
        }
        open = slot;
        writer.wrap(ring.array(), at, most);
        writer.u8(MessageType.TICK);
        writer.varint(tick);
        writer.varint(Integer.toUnsignedLong(answers.lastNumber()));
        sectionsAt = writer.position();
        sections = reset ? Section.RESET : 0;
        writer.u8(sections);
        if (!answers.isEmpty()) {
            section(Section.RECEIPTS);
            answers.write(writer, tick);
        }
        return true;
    }

    @Override
    public boolean congested() {
        return queues[opened()].congested();
    }

    @Override
    public WireWriter writer() {
        opened();
        return writer;
    }

    @Override
    public void section(int bit) {
        opened();
        if (bit <= Integer.highestOneBit(sections)) {
            throw new IllegalStateException("section " + bit + " comes after one that follows it in the protocol");
        }
        sections |= bit;
        writer.patchU8(sectionsAt, sections);
    }

    @Override
    public void commit() {
        int slot = opened();
        open = -1;
        queues[slot].commit(writer.length());
        receipts[slot].sent();
        builtAt[slot] = tick;
        built.increment();
        if ((sections & ~(Section.RESET | Section.RECEIPTS)) != 0) {
            telling.increment();
        }
    }

    @Override
    public void abandon() {
        opened();
        open = -1;
    }

    @Override
    public void eventLost(int slot) {
        owner.check();
        onTooSlow.accept(slot);
    }

    private int opened() {
        owner.check();
        if (open < 0) {
            throw new IllegalStateException("no message is begun");
        }
        return open;
    }
}
