package io.caelmor.replication;

import io.caelmor.kernel.outbound.FrameTap;
import io.caelmor.kernel.outbound.Outbound;
import io.caelmor.kernel.outbound.TickMessage;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.Section;
import io.caelmor.kernel.wire.WireWriter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Messages of a fixed greatest length, handed to a receiver at commit, one at a time whoever wrote them; queues that are full or
/// congested when told to.
final class FakeOutbound implements Outbound {
    interface Receiver {
        void receive(int slot, byte[] bytes, int length);
    }

    private final Receiver receiver;
    private final int mostBytes;
    final BitSet full = new BitSet();
    final BitSet congested = new BitSet();
    final BitSet lost = new BitSet();
    /// Most bytes of the next messages.
    int room = Integer.MAX_VALUE;
    long tick = 1_000;
    long messages;
    long messageBytes;
    /// After how many messages sockets were let begin.
    final List<Long> sentAt = new ArrayList<>();

    FakeOutbound(int messageBytes, Receiver receiver) {
        mostBytes = messageBytes;
        this.receiver = receiver;
    }

    @Override
    public TickMessage message() {
        return new Message();
    }

    @Override
    public void sendNow() {
        sentAt.add(messages);
    }

    @Override
    public void eventLost(int slot) {
        lost.set(slot);
    }

    @Override
    public void tap(FrameTap tap) {
        throw new UnsupportedOperationException();
    }

    private synchronized void receive(int slot, byte[] bytes, int length) {
        messages++;
        messageBytes += length;
        receiver.receive(slot, bytes, length);
    }

    private final class Message implements TickMessage {
        private final byte[] bytes = new byte[mostBytes];
        private final WireWriter writer = new WireWriter();
        private int open = -1;
        private int sections;
        private int sectionsAt;

        @Override
        public boolean begin(int slot, boolean reset) {
            if (open >= 0) {
                throw new IllegalStateException("a message is open");
            }
            if (full.get(slot)) {
                return false;
            }
            open = slot;
            writer.wrap(bytes, 0, Math.min(bytes.length, room));
            writer.u8(MessageType.TICK);
            writer.varint(tick);
            writer.varint(7);
            sectionsAt = writer.position();
            sections = reset ? Section.RESET : 0;
            writer.u8(sections);
            return true;
        }

        @Override
        public boolean congested() {
            return congested.get(open);
        }

        @Override
        public WireWriter writer() {
            return writer;
        }

        @Override
        public void section(int bit) {
            if (bit <= Integer.highestOneBit(sections)) {
                throw new IllegalStateException("section " + bit + " comes too late");
            }
            sections |= bit;
            writer.patchU8(sectionsAt, sections);
        }

        @Override
        public void commit() {
            int slot = open;
            open = -1;
            receive(slot, bytes, writer.length());
        }

        @Override
        public void abandon() {
            open = -1;
        }
    }
}
