package io.caelmor.kernel.outbound;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.thread.ThreadOwner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/// All slots' frame queues and pending receipts; the kernel's side of [Outbound]. Tick thread only, but for what
/// [FrameQueue] opens to event loops.
public final class FrameQueues implements Outbound {
    /// Parts of a tick's messages, after each of which sockets begin to send: enough that those who come first need not wait for the last. Where
    /// they share a processor, what the tick works on is cold after each.
    private static final int PARTS = 8;
    /// Fewer messages are no part: a wake-up must not count.
    private static final int LEAST_PART = 128;

    private final ThreadOwner owner;
    private final FrameQueue[] queues;
    private final PendingReceipts[] receipts;
    private final long[] builtAt;
    private final long[] lastTaken;
    private final long[] stuckSince;
    private final int frameBytes;
    private final IntConsumer onTooSlow;
    private final Wake wake;
    private final List<QueueMessage> messages = new ArrayList<>();
    private final QueueMessage ours;
    private FrameTap tap = new FrameTap(0);
    private final Counter queued;
    private final Counter bytes;
    private final Counter built;
    private final Counter telling;
    private final Counter skipped;
    private long tick;
    private int links;
    private int part = LEAST_PART;

    /// Queues for `slots` sessions, each capped at `capBytes` and `capCount` frames; a TICK message takes at most `frameBytes`
    /// beside its receipts. `onTooSlow` is told of slots that must be closed for it; `wake` is for those who take frames.
    public FrameQueues(int slots, int capBytes, int capCount, int frameBytes, int capReceipts, ThreadOwner owner,
            Metrics metrics, IntConsumer onTooSlow, Wake wake) {
        this.owner = owner;
        this.frameBytes = frameBytes;
        this.onTooSlow = onTooSlow;
        this.wake = wake;
        queues = new FrameQueue[slots];
        receipts = new PendingReceipts[slots];
        builtAt = new long[slots];
        lastTaken = new long[slots];
        stuckSince = new long[slots];
        for (int slot = 0; slot < slots; slot++) {
            queues[slot] = new FrameQueue(capBytes, capCount, metrics);
            receipts[slot] = new PendingReceipts(capReceipts);
        }
        queued = metrics.of(KernelCounter.FRAMES_QUEUED);
        bytes = metrics.of(KernelCounter.BYTES_QUEUED);
        built = metrics.of(KernelCounter.TICKS_BUILT);
        telling = metrics.of(KernelCounter.TICKS_TELLING);
        skipped = metrics.of(KernelCounter.TICKS_SKIPPED);
        ours = add();
    }

    @Override
    public TickMessage message() {
        owner.check();
        return add();
    }

    @Override
    public void tap(FrameTap next) {
        owner.check();
        tap = next;
    }

    private QueueMessage add() {
        var message = new QueueMessage(this, owner, frameBytes);
        messages.add(message);
        return message;
    }

    /// Most bytes of a frame, its answers included, for the limits given to the constructor.
    public static int mostBytes(int frameBytes, int capReceipts) {
        return QueueMessage.HEAD_BYTES + PendingReceipts.mostBytes(capReceipts) + frameBytes;
    }

    public FrameQueue queue(int slot) {
        return queues[slot];
    }

    /// Says which tick it is.
    public void beginTick(long number) {
        owner.check();
        tick = number;
        part = Math.max(LEAST_PART, links / PARTS);
        forgetOpen();
    }

    /// A link was attached to the slot: receipts of before are nobody's.
    public void attach(int slot, FrameTaker taker) {
        owner.check();
        links += queues[slot].taken() ? 0 : 1;
        queues[slot].takenBy(taker);
        receipts[slot].clear();
        builtAt[slot] = 0;
        queues[slot].forgetRefused();
        stuckSince[slot] = tick;
    }

    /// The slot's link is gone, and what waited for it.
    public void detach(int slot) {
        owner.check();
        links -= queues[slot].taken() ? 1 : 0;
        queues[slot].takenByNobody();
        queues[slot].discard();
    }

    /// Says that the slot's command of that number is being processed: the *last number* of its next message.
    public void processing(int slot, int number) {
        owner.check();
        receipts[slot].processing(number);
    }

    /// Answers a command of the slot's session that was processed in tick `processed`; `rejection` is 0 for applied. A client that lets more
    /// answers wait than there is room for is too slow.
    public void answer(int slot, int number, int rejection, long processed) {
        owner.check();
        if (rejection != 0) {
            queues[slot].refused();
        }
        if (!receipts[slot].add(number, rejection, processed)) {
            onTooSlow.accept(slot);
        }
    }

    /// Number of the last TICK that was queued for the slot's present link; 0 before the first.
    public long lastTick(int slot) {
        owner.check();
        return builtAt[slot];
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
        forgetOpen();
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
        if (!writing() && !receipts[slot].isEmpty() && builtAt[slot] != tick && ours.begin(slot, false)) {
            ours.commit();
        }
    }

    /// Adds what messages counted since the last call to the counters.
    public void publish() {
        owner.check();
        for (int i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            queued.add(message.built);
            bytes.add(message.bytes);
            built.add(message.built);
            telling.add(message.telling);
            skipped.add(message.skipped);
            message.built = message.bytes = message.telling = message.skipped = 0;
        }
    }

    private boolean writing() {
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).isOpen()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void sendNow() {
        owner.check();
        wake.now();
    }

    @Override
    public void eventLost(int slot) {
        owner.check();
        onTooSlow.accept(slot);
    }

    // --- for messages

    PendingReceipts receipts(int slot) {
        return receipts[slot];
    }

    long tick() {
        return tick;
    }

    FrameTap tap() {
        return tap;
    }

    /// This tick's message for a slot is in its queue.
    void built(int slot) {
        receipts[slot].sent();
        builtAt[slot] = tick;
    }

    /// Messages after which sockets begin to send.
    int part() {
        return part;
    }

    /// Enough messages are there for the sockets to begin with.
    void partBuilt() {
        wake.part();
    }

    private void forgetOpen() {
        for (int i = 0; i < messages.size(); i++) {
            messages.get(i).forget();
        }
    }
}
