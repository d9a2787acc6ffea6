package io.caelmor.auth.token;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Lets each ticket pass once. A used one is remembered for as long as it could be good; then all tickets are refused that are not newer than it,
/// by their `iat`. So no change of the machine's clock, and no restart, brings a used ticket back. Bounded; any thread.
final class UsedTickets {
    private final int capacity;
    private final long rememberedNanos;
    /// Oldest use first, for all are remembered for the same time.
    private final LinkedHashMap<String, Use> byId = new LinkedHashMap<>();
    private long forgottenSeconds;

    private record Use(long issuedSeconds, long untilNanos) {}

    /// @param startSeconds when the server started, in seconds since 1970: what was used before that nobody knows
    UsedTickets(int capacity, int rememberedSeconds, long startSeconds) {
        this.capacity = capacity;
        rememberedNanos = TimeUnit.SECONDS.toNanos(rememberedSeconds);
        forgottenSeconds = startSeconds;
    }

    /// Uses the ticket up; or says why it lets nobody in. `nowNanos` is of a clock that nobody can set.
    synchronized Optional<Refusal> use(Ticket ticket, long nowNanos) {
        forget(nowNanos);
        if (ticket.issuedSeconds() <= forgottenSeconds) {
            return Optional.of(Refusal.FORGOTTEN);
        }
        if (byId.containsKey(ticket.id())) {
            return Optional.of(Refusal.REPLAYED);
        }
        if (byId.size() >= capacity) {
            return Optional.of(Refusal.FULL);
        }
        byId.put(ticket.id(), new Use(ticket.issuedSeconds(), nowNanos + rememberedNanos));
        return Optional.empty();
    }

    private void forget(long nowNanos) {
        while (!byId.isEmpty()) {
            var oldest = byId.firstEntry().getValue();
            if (oldest.untilNanos() - nowNanos > 0) {
                return;
            }
            forgottenSeconds = Math.max(forgottenSeconds, oldest.issuedSeconds());
            byId.pollFirstEntry();
        }
    }

    synchronized int count() {
        return byId.size();
    }
}
