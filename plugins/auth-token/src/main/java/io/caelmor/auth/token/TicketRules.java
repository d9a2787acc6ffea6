package io.caelmor.auth.token;

import java.util.Optional;

/// What a ticket must say to let an account into this server now.
record TicketRules(String audience, int maxAgeSeconds, int skewSeconds) {
    /// Why it does not; empty where it does. `nowSeconds` is the machine's clock, in seconds since 1970.
    Optional<Refusal> broken(Ticket ticket, String account, long nowSeconds) {
        if (!ticket.audience().contains(audience)) {
            return Optional.of(Refusal.AUDIENCE);
        }
        if (!ticket.account().equals(account)) {
            return Optional.of(Refusal.ACCOUNT);
        }
        if (ticket.expirySeconds() - ticket.issuedSeconds() > maxAgeSeconds) {
            return Optional.of(Refusal.LONG_LIVED);
        }
        if (Math.max(ticket.issuedSeconds(), ticket.notBeforeSeconds()) > nowSeconds + skewSeconds) {
            return Optional.of(Refusal.EARLY);
        }
        return ticket.expirySeconds() + skewSeconds <= nowSeconds ? Optional.of(Refusal.EXPIRED) : Optional.empty();
    }
}
