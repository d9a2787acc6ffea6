package io.caelmor.bots.trade;

import java.util.Objects;
import java.util.function.UnaryOperator;

/// Who trades where. Immutable.
///
/// @param url the server: `ws://`, `wss://`, `tcp://` or `tls://` with host and port
/// @param count traders, from 1
/// @param seed of everything that they do at random
/// @param namePrefix of the accounts: trader 3 plays `prefix3`
/// @param joinsPerSecond how fast they join
/// @param actionsPerSecond how often one of them begins something, apart from answering others
/// @param surviving whether they come back when their connections are lost, for as long as it takes; else that is odd
/// @param credentials what an account shows to be let in, made at each HELLO; empty for guests
public record TradeOptions(String url, int count, long seed, String namePrefix, double joinsPerSecond, double actionsPerSecond,
        boolean surviving, UnaryOperator<String> credentials) {
    /// @throws IllegalArgumentException where there would be nobody
    public TradeOptions {
        Objects.requireNonNull(url);
        Objects.requireNonNull(namePrefix);
        if (count < 1 || !(joinsPerSecond > 0) || !(actionsPerSecond > 0)) {
            throw new IllegalArgumentException("traders want a count, joins a second and actions a second above 0");
        }
    }

    /// So many traders who survive the loss of their server.
    public static TradeOptions surviving(String url, int count, long seed, String namePrefix) {
        return new TradeOptions(url, count, seed, namePrefix, 200, 4, true, _ -> "");
    }
}
