package io.caelmor.bots;

import java.util.Objects;
import java.util.function.UnaryOperator;

/// What bots do. Immutable; the `with` methods answer a changed copy.
///
/// @param url the server: `ws://`, `wss://`, `tcp://` or `tls://` with host and port
/// @param count bots, from 1
/// @param seconds how long they are measured, once all have joined and warmed up
/// @param seed of everything that the bots do at random
/// @param json whether to print one JSON object instead of progress and a table
/// @param inPlace whether the progress line is written over itself, for a terminal
/// @param namePrefix of the accounts: bot 3 plays `prefix3`
/// @param joinsPerSecond how fast they join
/// @param rates how often a bot acts
/// @param limits what the server promises, and the bots hold it to
/// @param load what they do to it
/// @param credentials what an account shows to be let in, made at each HELLO; empty for guests
public record BotOptions(String url, int count, int seconds, long seed, boolean json, boolean inPlace, String namePrefix,
        double joinsPerSecond, Rates rates, Limits limits, Load load, UnaryOperator<String> credentials) {
    /// Where a server of this machine listens unless told otherwise.
    public static final String DEFAULT_URL = "ws://localhost:7777";

    /// How often a bot acts in the workload [Workload#PLAY], in times a second. Zero means never.
    ///
    /// @param attackReach how near another avatar must be to be attacked, in the world's units; for [Workload#CROWD] too
    public record Rates(double moves, double says, double attacks, double counts, double attackReach) {
        public Rates {
            if (!(moves >= 0 && says >= 0 && attacks >= 0 && counts >= 0)) {
                throw new IllegalArgumentException("a bot can't act less than never");
            }
        }
    }

    /// What the server promises.
    ///
    /// @param speed no avatar is faster, in the world's units a second
    /// @param health no avatar has more; 0 to let any pass
    public record Limits(float speed, int health) {}

    /// What the bots do, and from when it is measured.
    ///
    /// @param crowdRadius of the disc in the middle of the world that a crowd keeps to, in the world's units
    /// @param warmUpSeconds of play that are not measured
    public record Load(Workload workload, double crowdRadius, int warmUpSeconds) {
        public Load {
            Objects.requireNonNull(workload);
            if (!(crowdRadius > 0) || warmUpSeconds < 0) {
                throw new IllegalArgumentException("a crowd wants a radius above 0, and nobody warms up for less than 0 seconds");
            }
        }
    }

    /// @throws IllegalArgumentException where there would be nobody, or no end
    public BotOptions {
        Objects.requireNonNull(url);
        if (count < 1 || seconds < 1 || !(joinsPerSecond > 0)) {
            throw new IllegalArgumentException("bots want a count, seconds and joins a second of at least 1");
        }
    }

    /// So many bots for so many seconds at [#DEFAULT_URL], and the usual rest.
    @SuppressWarnings("SystemConsoleNull") // It is null again from JDK 25 on, where there is no terminal.
    public static BotOptions of(int count, int seconds) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        return new BotOptions(DEFAULT_URL, count, seconds, 1, false, terminal, "bot-", 100,
                new Rates(2, 0.2, 1, 1, 8), new Limits(20, 100), new Load(Workload.PLAY, 40, 0), _ -> "");
    }

    /// With another server.
    public BotOptions withUrl(String newUrl) {
        return new BotOptions(newUrl, count, seconds, seed, json, inPlace, namePrefix, joinsPerSecond, rates, limits, load, credentials);
    }

    /// With another seed.
    public BotOptions withSeed(long newSeed) {
        return new BotOptions(url, count, seconds, newSeed, json, inPlace, namePrefix, joinsPerSecond, rates, limits, load, credentials);
    }

    /// Printing JSON, or not.
    public BotOptions withJson(boolean newJson) {
        return new BotOptions(url, count, seconds, seed, newJson, inPlace, namePrefix, joinsPerSecond, rates, limits, load, credentials);
    }

    /// Writing the progress line over itself, or not.
    public BotOptions withInPlace(boolean newInPlace) {
        return new BotOptions(url, count, seconds, seed, json, newInPlace, namePrefix, joinsPerSecond, rates, limits, load, credentials);
    }

    /// With other account names.
    public BotOptions withNamePrefix(String newPrefix) {
        return new BotOptions(url, count, seconds, seed, json, inPlace, newPrefix, joinsPerSecond, rates, limits, load, credentials);
    }

    /// Joining faster or slower.
    public BotOptions withJoinsPerSecond(double newJoinsPerSecond) {
        return new BotOptions(url, count, seconds, seed, json, inPlace, namePrefix, newJoinsPerSecond, rates, limits, load, credentials);
    }

    /// Acting more or less.
    public BotOptions withRates(Rates newRates) {
        return new BotOptions(url, count, seconds, seed, json, inPlace, namePrefix, joinsPerSecond, newRates, limits, load, credentials);
    }

    /// Holding the server to other promises.
    public BotOptions withLimits(Limits newLimits) {
        return new BotOptions(url, count, seconds, seed, json, inPlace, namePrefix, joinsPerSecond, rates, newLimits, load, credentials);
    }

    /// Doing something else.
    public BotOptions withLoad(Load newLoad) {
        return new BotOptions(url, count, seconds, seed, json, inPlace, namePrefix, joinsPerSecond, rates, limits, newLoad, credentials);
    }

    /// Showing something to be let in.
    public BotOptions withCredentials(UnaryOperator<String> newCredentials) {
        return new BotOptions(url, count, seconds, seed, json, inPlace, namePrefix, joinsPerSecond, rates, limits, load, newCredentials);
    }
}
