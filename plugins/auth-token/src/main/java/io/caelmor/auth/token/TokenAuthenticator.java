package io.caelmor.auth.token;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.plugin.Authenticator;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.session.Credential;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plugin `auth.token`: lets in who shows a ticket that the game's login service has signed, and no one else. The server holds public
/// keys alone, so nothing in it can make a ticket.
///
/// A ticket is checked on the event loop of its connection, once for each connection, in a fraction of a millisecond.
public final class TokenAuthenticator implements Authenticator {
    private static final Logger LOG = LoggerFactory.getLogger(TokenAuthenticator.class);
    private static final String ANSWER = "this ticket lets nobody in here; ask the login for a new one";

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
    private Counter accepted;
    private TicketRules rules;
    private UsedTickets used;
    private RefusalLog log;
    private @Nullable KeyFile keys;

    public TokenAuthenticator() {
        this(InstantSource.system(), System::nanoTime);
    }

    /// With clocks of the caller's: the time of day, and one that nobody can set.
    TokenAuthenticator(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    @Override
    public void declare(Declarations declarations) {
        var settings = TokenSettings.read(declarations);
        accepted = declarations.counter("auth.accepted", "tickets that let somebody in");
        for (var refusal : Refusal.values()) {
            refused.put(refusal, declarations.counter("auth.refused_" + refusal.label(), "tickets refused: " + refusal.sentence()));
        }
        rules = new TicketRules(settings.audience(), settings.maxAgeSeconds(), settings.skewSeconds());
        used = new UsedTickets(settings.usedTickets(), settings.rememberedSeconds(), clock.instant().getEpochSecond());
        declarations.gauge("auth.used_tickets", "used tickets that are remembered", used::count);
        log = new RefusalLog(nanos.getAsLong());
        settings.publicKeys().ifPresent(file -> {
            try {
                var opened = KeyFile.open(file, nanos.getAsLong());
                keys = opened;
                LOG.info("tickets for '{}' are checked with the public keys {}", settings.audience(), opened.keys(nanos.getAsLong()).byId().keySet());
            } catch (KeyFileException e) {
                declarations.settings().problem("public_keys", "names " + file + ", which can't be used: " + e.getMessage() + ".",
                        "put the login service's Ed25519 public key there, as a JWK set or PEM, and nothing private.");
            }
        });
    }

    @Override
    public @Nullable String refusal(Credential credential) {
        long nowNanos = nanos.getAsLong();
        return switch (judge(credential, nowNanos)) {
            case Ticket _ -> {
                accepted.increment();
                yield null;
            }
            case Refusal refusal -> {
                Objects.requireNonNull(refused.get(refusal)).increment();
                log.refused(refusal, credential, nowNanos);
                yield ANSWER;
            }
        };
    }

    private Verdict judge(Credential credential, long nowNanos) {
        var read = TicketReader.read(credential.credential(), Objects.requireNonNull(keys, "a server without keys does not start").keys(nowNanos));
        if (!(read instanceof Ticket ticket)) {
            return read;
        }
        return rules.broken(ticket, credential.account(), clock.instant().getEpochSecond())
                .or(() -> used.use(ticket, nowNanos))
                .map(Verdict.class::cast)
                .orElse(ticket);
    }
}
