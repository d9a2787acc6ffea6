package io.caelmor.console;

import io.caelmor.kernel.plugin.Bindings;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Takes samples and draws states while pages are open, on the thread `caelmor-console`. Samples go on for ten minutes after the last page
/// was closed, so that one that comes back has missed nothing; then the thread ends and nothing is kept. Any thread.
final class Recorder {
    private static final long STATE_MILLIS = 500;
    private static final long PICTURE_MILLIS = 2_000;
    private static final long SAMPLE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long KEEP_NANOS = TimeUnit.SECONDS.toNanos(Chronicle.CAPACITY);

    private final Bindings bindings;
    private final Desk desk;
    private final Chronicle chronicle = new Chronicle();
    private @Nullable Thread thread;
    private int pages;
    private long lastPageNanos;
    private String state = "";
    private long stateNumber;
    private boolean closed;

    Recorder(Bindings bindings, Desk desk) {
        this.bindings = bindings;
        this.desk = desk;
    }

    Chronicle chronicle() {
        return chronicle;
    }

    /// A page is open.
    synchronized void opened() {
        pages++;
        if (thread == null && !closed) {
            thread = Thread.ofPlatform().daemon().name("caelmor-console").start(this::run);
        }
    }

    /// A page is closed.
    synchronized void left() {
        pages--;
        lastPageNanos = System.nanoTime();
    }

    /// Whether its thread runs.
    synchronized boolean isRunning() {
        return thread != null;
    }

    /// The last state that was drawn; empty before the first.
    synchronized String state() {
        return state;
    }

    synchronized long stateNumber() {
        return stateNumber;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /// Waits until there is a newer state than that, which is where samples come too, or all is over.
    synchronized void await(long seen) throws InterruptedException {
        while (stateNumber == seen && !closed) {
            wait();
        }
    }

    /// Ends everything; pages are told no more.
    void close() {
        @Nullable Thread ending;
        synchronized (this) {
            closed = true;
            ending = thread;
            notifyAll();
        }
        if (ending != null) {
            ending.interrupt();
            try {
                ending.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        var sampler = new Sampler(bindings.observation());
        var states = new StateDrawer(bindings);
        var picture = emptyPicture();
        long sampleNanos = System.nanoTime() + SAMPLE_NANOS;
        try {
            while (goesOn()) {
                if (isWatched()) {
                    desk.want(picture);
                    if (picture.await(PICTURE_MILLIS)) {
                        publish(states.draw(picture, System.nanoTime(), System.currentTimeMillis()));
                    } else {
                        if (!desk.cancel()) {
                            // The tick thread keeps that one: it may still draw, however late.
                            picture = emptyPicture();
                        }
                        publish(states.standstill(System.nanoTime()));
                    }
                }
                if (System.nanoTime() - sampleNanos >= 0) {
                    sampleNanos += SAMPLE_NANOS;
                    chronicle.add(sampler.take(System.currentTimeMillis()));
                }
                pause();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Picture emptyPicture() {
        return new Picture(bindings.sessions().capacity(), bindings.world().capacity());
    }

    private synchronized void publish(String drawn) {
        state = drawn;
        stateNumber++;
        notifyAll();
    }

    private synchronized boolean isWatched() {
        return pages > 0;
    }

    private synchronized void pause() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STATE_MILLIS);
        for (long left = STATE_MILLIS; left > 0 && !closed; left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())) {
            wait(left);
        }
    }

    /// `false` where nobody has looked for so long that nothing need be kept; then the next page begins anew.
    private synchronized boolean goesOn() {
        if (!closed && (pages > 0 || System.nanoTime() - lastPageNanos < KEEP_NANOS)) {
            return true;
        }
        chronicle.forget();
        thread = null;
        return false;
    }
}
