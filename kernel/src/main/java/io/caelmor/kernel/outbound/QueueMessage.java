package io.caelmor.kernel.outbound;

import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.Section;
import io.caelmor.kernel.wire.WireWriter;

/// Writes messages into the slots' queues, counting in plain fields until [FrameQueues#publish] takes the counts.
final class QueueMessage implements TickMessage {
    /// Greatest head of a TICK message: type, tick, last number, sections.
    static final int HEAD_BYTES = 1 + 10 + 5 + 1;

    private final FrameQueues frames;
    private final ThreadOwner owner;
    private final int frameBytes;
    private final WireWriter writer = new WireWriter();
    private int open = -1;
    private int sectionsAt;
    private int sections;
    private int ofPart;

    // Since the last publishing.
    long built;
    long telling;
    long skipped;
    long bytes;

    QueueMessage(FrameQueues frames, ThreadOwner owner, int frameBytes) {
        this.frames = frames;
        this.owner = owner;
        this.frameBytes = frameBytes;
    }

    @Override
    public boolean begin(int slot, boolean reset) {
        owner.checkRead();
        if (open >= 0) {
            throw new IllegalStateException("the message for slot " + open + " was begun and neither committed nor abandoned");
        }
        var answers = frames.receipts(slot);
        var ring = frames.queue(slot).ring();
        int most = HEAD_BYTES + answers.mostBytes() + frameBytes;
        int at = ring.claim(most);
        if (at < 0) {
            skipped++;
            return false;
        }
        open = slot;
        writer.wrap(ring.array(), at, most);
        writer.u8(MessageType.TICK);
        writer.varint(frames.tick());
        writer.varint(Integer.toUnsignedLong(answers.lastNumber()));
        sectionsAt = writer.position();
        sections = reset ? Section.RESET : 0;
        writer.u8(sections);
        if (!answers.isEmpty()) {
            section(Section.RECEIPTS);
            answers.write(writer, frames.tick());
        }
        return true;
    }

    @Override
    public boolean congested() {
        return frames.queue(opened()).congested();
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
        frames.tap().pass(slot, writer.array(), writer.position() - writer.length(), writer.length());
        frames.queue(slot).commit(writer.length());
        frames.built(slot);
        built++;
        bytes += writer.length();
        telling += (sections & ~(Section.RESET | Section.RECEIPTS)) != 0 ? 1 : 0;
        if (++ofPart >= frames.part() && owner.isHere()) {
            ofPart = 0;
            frames.partBuilt();
        }
    }

    @Override
    public void abandon() {
        opened();
        open = -1;
    }

    /// Whether a message is begun.
    boolean isOpen() {
        return open >= 0;
    }

    /// Nobody writes any more: what is open was left behind by a hook that failed.
    void forget() {
        open = -1;
        ofPart = 0;
    }

    private int opened() {
        owner.checkRead();
        if (open < 0) {
            throw new IllegalStateException("no message is begun");
        }
        return open;
    }
}
