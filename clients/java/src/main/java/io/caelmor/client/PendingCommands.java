package io.caelmor.client;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The commands that wait for their receipts: a ring by command number, which counts up from 1 over a client's whole life.
///
/// A command whose connection is lost before its receipt came is *abandoned*: its future fails, but a resumed session may still
/// answer it. Event loop only.
final class PendingCommands {
    static final int CAPACITY = 1 << 16;

    /// What a number stands for when a receipt names it.
    enum Answer { AWAITED, NEVER_SENT, TWICE }

    private Schema.Signature[] commands = new Schema.Signature[64];
    private long[] sentNanos = new long[64];
    private CompletableFuture<Receipt>[] futures = futures(64);
    private long first = 1;
    private long next = 1;
    private long abandonedBelow;
    private int awaited;

    /// The greatest number given out; 0 before the first.
    long lastNumber() {
        return next - 1;
    }

    /// Commands that wait for a receipt on the present connection.
    int awaited() {
        return awaited;
    }

    /// Gives a command its number.
    ///
    /// @param future told the receipt; may be null
    /// @throws ClientException where [#CAPACITY] commands wait already
    long add(Schema.Signature command, long nanos, @Nullable CompletableFuture<Receipt> future) {
        if (next - first == commands.length) {
            makeRoom();
        }
        int slot = slot(next);
        commands[slot] = command;
        sentNanos[slot] = nanos;
        futures[slot] = future;
        awaited++;
        return next++;
    }

    /// What a receipt for the number would be.
    Answer expects(long number) {
        if (number < 1 || number >= next) {
            return Answer.NEVER_SENT;
        }
        return number < first || commands[slot(number)] == null ? Answer.TWICE : Answer.AWAITED;
    }

    /// Whether the number was used on an earlier connection.
    boolean abandoned(long number) {
        return number < abandonedBelow;
    }

    Schema.Signature command(long number) {
        return commands[slot(number)];
    }

    long sentNanos(long number) {
        return sentNanos[slot(number)];
    }

    /// Takes an awaited number off the list; answers its future, or null.
    @Nullable CompletableFuture<Receipt> take(long number) {
        int slot = slot(number);
        CompletableFuture<Receipt> future = futures[slot];
        commands[slot] = null;
        futures[slot] = null;
        if (!abandoned(number)) {
            awaited--;
        }
        while (first < next && commands[slot(first)] == null) {
            first++;
        }
        return future;
    }

    /// The connection is over: nobody waits any more, but a resumed session may still answer.
    void abandon(ClientException cause) {
        abandonedBelow = next;
        awaited = 0;
        for (long number = first; number < next; number++) {
            CompletableFuture<Receipt> future = futures[slot(number)];
            futures[slot(number)] = null;
            if (future != null) {
                future.completeExceptionally(cause);
            }
        }
    }

    /// A new session began: whatever was abandoned is never answered.
    void forgetAbandoned() {
        while (first < abandonedBelow) {
            commands[slot(first++)] = null;
        }
    }

    private void makeRoom() {
        if (commands.length < CAPACITY) {
            grow();
            return;
        }
        forgetAbandoned();
        if (next - first == commands.length) {
            throw new ClientException(CAPACITY + " commands wait for their receipts; the server answers none");
        }
    }

    private void grow() {
        Schema.Signature[] oldCommands = commands;
        long[] oldSent = sentNanos;
        CompletableFuture<Receipt>[] oldFutures = futures;
        int mask = oldCommands.length - 1;
        commands = new Schema.Signature[2 * oldCommands.length];
        sentNanos = new long[commands.length];
        futures = futures(commands.length);
        for (long number = first; number < next; number++) {
            commands[slot(number)] = oldCommands[(int) number & mask];
            sentNanos[slot(number)] = oldSent[(int) number & mask];
            futures[slot(number)] = oldFutures[(int) number & mask];
        }
    }

    private int slot(long number) {
        return (int) number & commands.length - 1;
    }

    @SuppressWarnings("unchecked")
    private static CompletableFuture<Receipt>[] futures(int length) {
        return (CompletableFuture<Receipt>[]) new CompletableFuture<?>[length];
    }
}
