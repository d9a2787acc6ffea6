package io.caelmor.client;

import io.caelmor.client.ProtocolViolation.Kind;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Reads the receipts of a TICK and settles the commands they are for: each number sent must be answered exactly once.
///
/// A resumed session may answer what an earlier connection sent, of which this client may know nothing; those are counted
/// and let pass.
final class ReceiptDecoder {
    private final Client client;
    private final WireReader in;
    private final PendingCommands pending;
    private final ClientStatistics statistics;

    private @Nullable Schema schema;
    private boolean resumed;
    private long firstNumber;

    ReceiptDecoder(Client client, WireReader in) {
        this.client = client;
        this.in = in;
        pending = client.pending();
        statistics = client.statistics();
    }

    /// A connection begins.
    void begin(Welcome welcome) {
        schema = welcome.schema();
        resumed = welcome.resumed();
        firstNumber = pending.lastNumber() + 1;
    }

    /// Complains of a *last number* that was never used.
    void checkLastNumber(long tick, long lastNumber) {
        if (lastNumber > pending.lastNumber() && !resumed) {
            client.violated(Kind.NUMBER_NEVER_SENT, tick,
                    "last number " + lastNumber + ", but this client sent " + pending.lastNumber() + " commands");
        }
    }

    /// Reads the section.
    ///
    /// @throws WireReader.Malformed where the bytes can't be read any further
    void decode(long tick, long lastNumber) {
        long number = lastNumber;
        long runs = in.varint();
        for (long run = 0; Long.compareUnsigned(run, runs) < 0; run++) {
            long age = in.varint();
            if (age < 0 || age > tick) {
                throw new WireReader.Malformed("receipts are " + Long.toUnsignedString(age) + " ticks old at tick " + tick);
            }
            long count = in.varint();
            for (long i = 0; Long.compareUnsigned(i, count) < 0; i++) {
                long head = in.varint();
                number += WireReader.unmap(head >>> 1);
                receipt(tick, number, age, (head & 1) == 0 ? null : rejection(tick, number));
            }
        }
    }

    private Schema.Rejection rejection(long tick, long number) {
        int id = in.varintUpTo(Integer.MAX_VALUE, "a rejection");
        Schema.Rejection rejection = Objects.requireNonNull(schema).rejectionOfId(id);
        if (rejection != null) {
            return rejection;
        }
        client.violated(Kind.UNKNOWN_REJECTION, tick,
                "command " + number + " is rejected with " + id + ", which the schema does not have");
        return new Schema.Rejection(id, "unknown_" + id, "The schema does not have this rejection.");
    }

    private void receipt(long tick, long number, long age, Schema.@Nullable Rejection rejection) {
        switch (pending.expects(number)) {
            case AWAITED -> settle(number, tick - age, rejection);
            case NEVER_SENT -> {
                if (resumed) {
                    statistics.add(ClientCounter.INHERITED_RECEIPTS, 1);
                } else {
                    client.violated(Kind.RECEIPT_NEVER_SENT, tick,
                            "a receipt for " + number + ", but this client sent 1 to " + pending.lastNumber());
                }
            }
            case TWICE -> {
                if (resumed && number < firstNumber) {
                    statistics.add(ClientCounter.INHERITED_RECEIPTS, 1);
                } else {
                    client.violated(Kind.RECEIPT_TWICE, tick, "a second receipt for " + number);
                }
            }
        }
    }

    private void settle(long number, long processedAt, Schema.@Nullable Rejection rejection) {
        Schema.Signature command = pending.command(number);
        long latencyNanos = System.nanoTime() - pending.sentNanos(number);
        CompletableFuture<Receipt> future = pending.take(number);
        statistics.add(rejection == null ? ClientCounter.APPLIED : ClientCounter.REJECTED, 1);
        client.listener().onReceipt(client, number, command, processedAt, rejection, latencyNanos);
        if (future != null) {
            future.complete(
                    new Receipt(number, command.name(), processedAt, Optional.ofNullable(rejection), latencyNanos));
        }
    }
}
