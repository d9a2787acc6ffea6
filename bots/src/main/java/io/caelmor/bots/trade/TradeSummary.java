package io.caelmor.bots.trade;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// What a run of traders came to. All counts are of the whole run.
///
/// @param joined traders that the server let in
/// @param rejected commands refused, by reason
/// @param unanswered commands without a receipt, those of lost connections among them
/// @param durable commands applied whose receipt waits until what they did is saved
/// @param trades among the traders; half ones where somebody else took part
/// @param itemsMoved times that an item was dropped, picked up, taken or traded
/// @param goldMoved gold that traders were given in trades
/// @param lostConnections times that a trader lost the server
/// @param durableReceipt from sending a durable command to its receipt, milliseconds
/// @param otherReceipt of all other receipts
/// @param oddCount things that did not add up
/// @param odd the first of them
public record TradeSummary(String url, String workload, int bots, int joined, double playedSeconds, long sent, long applied,
        Map<String, Long> rejected, long unanswered, long durable, double trades, long itemsMoved, long goldMoved,
        long lostConnections, Latency durableReceipt, Latency otherReceipt, long oddCount, List<String> odd) {
    /// A distribution in milliseconds.
    public record Latency(double p50, double p90, double p99, double p999, double max, long samples) {
        static Latency of(Histogram micros) {
            return new Latency(at(micros, 50), at(micros, 90), at(micros, 99), at(micros, 99.9), micros.getMaxValue() / 1_000.0,
                    micros.getTotalCount());
        }

        private static double at(Histogram micros, double percentile) {
            return micros.getValueAtPercentile(percentile) / 1_000.0;
        }
    }

    static TradeSummary of(TradeOptions options, int joined, double playedSeconds, TradeTotals totals) {
        return new TradeSummary(options.url(), "trade", options.count(), joined, playedSeconds, totals.sent, totals.applied,
                Map.copyOf(totals.rejected), totals.unanswered(), totals.durable, totals.sidesOfTrades / 2.0,
                totals.dropped + totals.pickedUp + totals.taken + totals.itemsTraded, totals.goldTaken, totals.lostConnections,
                Latency.of(totals.durableMicros), Latency.of(totals.otherMicros), totals.oddCount, totals.odd());
    }
}
