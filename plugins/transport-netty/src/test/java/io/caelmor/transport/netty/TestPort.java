package io.caelmor.transport.netty;

import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.Link;
import io.caelmor.kernel.session.Port;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// A port that keeps what it is given, holds a bounded queue of frames to send, and notes each breach of its contract.
final class TestPort implements Port {
    static final byte[] KICK = "kick".getBytes(StandardCharsets.US_ASCII);

    final Link link;
    final Queue<byte[]> received = new ConcurrentLinkedQueue<>();
    final Queue<String> violations = new ConcurrentLinkedQueue<>();
    final Queue<CloseReason> cuts = new ConcurrentLinkedQueue<>();
    final Queue<String> breaches = new ConcurrentLinkedQueue<>();
    volatile int frameLimit = 4096;
    volatile int disconnects;
    volatile Consumer<byte[]> onReceive = _ -> { };

    private final int capBytes;
    private final Deque<byte[]> outgoing = new ArrayDeque<>();
    private int outgoingBytes;
    private Thread thread;

    TestPort(Link link, int capBytes) {
        this.link = link;
        this.capBytes = capBytes;
    }

    /// Queues a frame; `false` where the queue is full. Any thread.
    synchronized boolean offer(byte[] frame) {
        if (outgoingBytes + frame.length > capBytes) {
            return false;
        }
        outgoing.add(frame);
        outgoingBytes += frame.length;
        link.framesWait();
        return true;
    }

    synchronized int queuedBytes() {
        return outgoingBytes;
    }

    @Override
    public int frameLimit() {
        check();
        return frameLimit;
    }

    @Override
    public void receive(ByteBuffer frame) {
        check();
        var copy = new byte[frame.remaining()];
        frame.get(copy);
        received.add(copy);
        onReceive.accept(copy);
    }

    @Override
    public void violation(String what) {
        check();
        violations.add(what);
        link.close(CloseReason.MALFORMED, KICK);
    }

    @Override
    public void cut(CloseReason reason, String sentence) {
        check();
        cuts.add(reason);
        link.close(reason, KICK);
    }

    @Override
    public boolean greeted() {
        return !received.isEmpty();
    }

    @Override
    public synchronized int nextFrame() {
        check();
        return outgoing.isEmpty() ? -1 : outgoing.peek().length;
    }

    @Override
    public synchronized void takeFrame(ByteBuffer target) {
        check();
        byte[] frame = outgoing.remove();
        outgoingBytes -= frame.length;
        target.put(frame);
    }

    @Override
    public synchronized void disconnected() {
        check();
        disconnects++;
    }

    private void check() {
        if (thread == null) {
            thread = Thread.currentThread();
        }
        if (thread != Thread.currentThread()) {
            breaches.add("called on " + Thread.currentThread().getName() + " and on " + thread.getName());
        }
        if (!thread.getName().startsWith("caelmor-net-")) {
            breaches.add("called on " + thread.getName());
        }
        if (disconnects > 0) {
            breaches.add("called after disconnected()");
        }
    }
}
