package io.caelmor.bots;

import io.caelmor.client.ClientCounter;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// What a run came to, ready to be printed.
///
/// @param joined bots that the server let in
/// @param playedSeconds from the first join to the end of play
/// @param rejected commands refused, by reason
/// @param latency from sending a command to reading its receipt
/// @param frameGap between two TICKs of one bot
/// @param bytesInPerSecond of one bot, without what carriers add
/// @param bytesOutPerSecond of one bot, without what carriers add
/// @param compared pairs of a bot and an entity that were held against another bot's copy at the end
/// @param missing what the server does not have, so that bots did without
/// @param notes what a reader should know, though nothing is wrong with it
/// @param oddCount things that did not add up
/// @param odd the first of them
record Summary(String url, int bots, int joined, double playedSeconds, long ticks, long ticksMissed, long sent, long applied,
        Map<String, Long> rejected, long unanswered, Percentiles latency, Percentiles frameGap, double bytesInPerSecond,
        double bytesOutPerSecond, double updatesPerTick, long mostUpdatesPerTick, Map<String, Long> events, long compared,
        List<String> missing, List<String> notes, long oddCount, List<String> odd) {
    /// Milliseconds.
    record Percentiles(long samples, double p50, double p90, double p99, double p999, double max) {
        static Percentiles of(Histogram micros) {
            return new Percentiles(micros.getTotalCount(), millis(micros, 50), millis(micros, 90), millis(micros, 99),
                    millis(micros, 99.9), micros.getMaxValue() / 1_000.0);
        }

        private static double millis(Histogram micros, double percentile) {
            return micros.getValueAtPercentile(percentile) / 1_000.0;
        }
    }

    /// What was counted at the end of play. Event loop only.
    static Summary of(BotOptions options, List<Bot> bots, Totals totals, Oddities oddities, double playedSeconds,
            long compared, List<String> notes) {
        double botSeconds = Math.max(1e-9, bots.stream().mapToLong(Bot::playedNanos).sum() / 1e9);
        List<String> missing = bots.stream().filter(bot -> bot.words() != null).findFirst()
                .map(bot -> bot.words().missing()).orElse(List.of());
        return new Summary(options.url(), options.count(), (int) sum(bots, ClientCounter.WELCOMES), playedSeconds,
                sum(bots, ClientCounter.TICKS), sum(bots, ClientCounter.TICKS_MISSED), totals.sentCount(),
                totals.appliedCount(), totals.rejections(), totals.unansweredCount(), Percentiles.of(totals.latencyMicros),
                Percentiles.of(totals.frameGapMicros), bots.stream().mapToLong(Bot::bytesIn).sum() / botSeconds,
                bots.stream().mapToLong(Bot::bytesOut).sum() / botSeconds, totals.updatesPerTick.getMean(),
                totals.updatesPerTick.getMaxValue(), totals.events(), compared, missing, notes, oddities.count(),
                oddities.first());
    }

    /// With what did not add up since.
    Summary with(Oddities oddities) {
        return new Summary(url, bots, joined, playedSeconds, ticks, ticksMissed, sent, applied, rejected, unanswered, latency,
                frameGap, bytesInPerSecond, bytesOutPerSecond, updatesPerTick, mostUpdatesPerTick, events, compared, missing,
                notes, oddities.count(), oddities.first());
    }

    private static long sum(List<Bot> bots, ClientCounter counter) {
        return bots.stream().mapToLong(bot -> bot.client().statistics().get(counter)).sum();
    }
}
