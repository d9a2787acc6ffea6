package io.caelmor.kernel.outbound;

import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.support.QueueSubject;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.wire.WireReader;
import io.caelmor.kernel.wire.WireWriter;
import io.caelmor.kernel.world.Handle;

/// The bounded queues of this package, for their contract.
@SuppressWarnings("exports")
public final class OutboundQueues {
    private OutboundQueues() {}

    /// A slot's messages, which are refused where the slot's ring has no room.
    public static QueueSubject messages(int capBytes, int capCount, int capacity) {
        var metrics = new Metrics();
        var frames = new FrameQueues(1, capBytes, capCount, 64, 8, new ThreadOwner(), metrics, _ -> { }, new CountedWakes());
        var message = frames.message();
        var queue = frames.queue(0);
        var reader = new WireReader();
        return new QueueSubject() {
            private long offered;

            @Override
            public boolean offer(long value) {
                offered++;
                frames.processing(0, (int) value);
                if (!message.begin(0, false)) {
                    return false;
                }
                message.commit();
                return true;
            }

            @Override
            public long poll() {
                int length = queue.peek();
                if (length < 0) {
                    return EMPTY;
                }
                reader.wrap(queue.array(), queue.offset(), length).u8();
                reader.varint();
                long value = reader.varint();
                queue.release();
                return value;
            }

            @Override
            public int count() {
                return queue.count();
            }

            @Override
            public int capacity() {
                return capacity;
            }

            @Override
            public Books books() {
                frames.publish();
                return new Books(offered, metrics.of(KernelCounter.FRAMES_SENT).value(), metrics.of(KernelCounter.TICKS_SKIPPED).value(),
                        queue.count());
            }

            @Override
            public String toString() {
                return "FrameQueues(" + capBytes + ", " + capCount + ")";
            }
        };
    }

    /// Answers that wait for a message: they are taken all at once.
    public static QueueSubject receipts(int capacity) {
        var receipts = new PendingReceipts(capacity);
        var room = new byte[PendingReceipts.mostBytes(capacity)];
        var writer = new WireWriter();
        var reader = new WireReader();
        return new Batch(capacity, "PendingReceipts(" + capacity + ")") {
            @Override
            public boolean offer(long value) {
                return receipts.add((int) value, 0, 7);
            }

            @Override
            int waiting() {
                return receipts.count();
            }

            @Override
            void takeAll(long[] into) {
                int count = receipts.count();
                receipts.write(writer.wrap(room, 0, room.length), 7);
                receipts.sent();
                reader.wrap(room, 0, writer.length()).varint();
                reader.varint();
                reader.varint();
                long number = 0;
                for (int i = 0; i < count; i++) {
                    long head = reader.varint() >>> 1;
                    number += head >>> 1 ^ -(head & 1);
                    into[i] = number;
                }
            }
        };
    }

    /// The events of a tick: they are delivered all at once.
    public static QueueSubject events(int capCount, int capBytes, int capacity) {
        var metrics = new Metrics();
        var log = new EventLog(capCount, capBytes, new ThreadOwner(), metrics);
        var type = log.declaration("event").float32("value").declare();
        var room = new byte[16];
        var writer = new WireWriter();
        var reader = new WireReader();
        return new Batch(capacity, "EventLog(" + capCount + ", " + capBytes + ")") {
            private long offered;

            @Override
            public boolean offer(long value) {
                offered++;
                return type.about(Handle.NONE).float32(value).send();
            }

            @Override
            int waiting() {
                return log.count();
            }

            @Override
            void takeAll(long[] into) {
                for (int event = 0; event < log.count(); event++) {
                    log.copy(event, writer.wrap(room, 0, room.length));
                    reader.wrap(room, 0, writer.length()).varint();
                    into[event] = (long) reader.float32();
                }
                log.delivered();
                log.endTick();
            }

            @Override
            public Books books() {
                long told = metrics.of(KernelCounter.EVENTS_TOLD).value();
                return new Books(offered, told - log.count(), metrics.of(KernelCounter.EVENTS_REFUSED).value(), log.count());
            }
        };
    }

    /// What is emptied as a whole, handed on one by one.
    private abstract static class Batch implements QueueSubject {
        private final long[] taken;
        private final String name;
        private int first;
        private int end;

        Batch(int capacity, String name) {
            taken = new long[capacity];
            this.name = name;
        }

        abstract int waiting();

        abstract void takeAll(long[] into);

        @Override
        public long poll() {
            if (first == end) {
                end = waiting();
                first = 0;
                takeAll(taken);
            }
            return first == end ? EMPTY : taken[first++];
        }

        @Override
        public int count() {
            return waiting() + end - first;
        }

        @Override
        public int capacity() {
            return taken.length;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
