package io.caelmor.bots.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// What all traders counted together. Event loop only.
final class TradeTotals {
    private static final int ODD_KEPT = 20;

    /// From sending a durable command to reading that it was applied.
    final Histogram durableMicros = new Histogram(3);
    /// The same for all other receipts.
    final Histogram otherMicros = new Histogram(3);
    final Map<String, Long> rejected = new TreeMap<>();
    private final List<String> odd = new ArrayList<>();
    long oddCount;
    long sent;
    long applied;
    long durable;
    /// Trades that a trader was told of: each among them counts twice.
    long sidesOfTrades;
    long dropped;
    long pickedUp;
    long taken;
    /// Items that came to a trader by a trade.
    long itemsTraded;
    long goldTaken;
    long goldGiven;
    long lostConnections;
    long returns;

    void traded(boolean gotItem, long gotGold, long gaveGold) {
        sidesOfTrades++;
        itemsTraded += gotItem ? 1 : 0;
        goldTaken += gotGold;
        goldGiven += gaveGold;
    }

    void rejected(String reason) {
        rejected.merge(reason, 1L, Long::sum);
    }

    void odd(String sentence) {
        oddCount++;
        if (odd.size() < ODD_KEPT) {
            odd.add(sentence);
        }
    }

    List<String> odd() {
        return List.copyOf(odd);
    }

    long unanswered() {
        return sent - applied - rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
