package io.caelmor.bots;

import io.caelmor.client.ClientCounter;
import java.util.List;
import java.util.Map;

/// What a run came to, ready to be printed. A figure that was not measured is null, and absent from the JSON.
///
/// Counts of commands, receipts, ticks and events are of the whole run; all else is of the time that was measured, from the last join
/// and the warm-up to the end of play.
///
/// @param joined bots that the server let in
/// @param playedSeconds from the first join to the end of play
/// @param measuredSeconds the part of it that was measured
/// @param rejected commands refused, by reason
/// @param latency from sending a command to reading its receipt, milliseconds
/// @param frameGap between two TICKs of one bot, milliseconds
/// @param lateness the same, less the server's time from tick to tick
/// @param traffic of one bot
/// @param refresh how fresh what bots see is
/// @param own what the bots' process itself took
/// @param compared pairs of a bot and an entity that were held against another bot's copy at the end
/// @param missing what the server does not have, so that bots did without
/// @param notes what a reader should know, though nothing is wrong with it
/// @param oddCount things that did not add up
/// @param odd the first of them
record Summary(String url, String workload, int bots, int joined, double playedSeconds, double measuredSeconds, long ticks,
        long ticksMissed, long sent, long applied, Map<String, Long> rejected, long unanswered, Percentiles latency,
        Percentiles frameGap, Percentiles lateness, Traffic traffic, Map<String, Long> events, Refresh refresh, Own own,
        long compared, List<String> missing, List<String> notes, long oddCount, List<String> odd) {
    /// What one bot was sent and sent, as frames and their content, without what carriers add.
    ///
    /// @param bytesPerUpdate of the sections moves and updates, their ends included
    /// @param quietFrames frames with a TICK in which nothing happened, of the whole run
    /// @param quietFrameBytes their size, on average
    record Traffic(Double bytesInPerSecond, Double bytesOutPerSecond, Double framesInPerSecond, Double bytesPerFrame,
            Double bytesPerUpdate, Double updatesPerTick, Long mostUpdatesPerTick, Double commandsPerSecond, long quietFrames,
            Double quietFrameBytes) {
        static Traffic of(List<Bot> bots, Totals totals) {
            double seconds = bots.stream().mapToLong(bot -> bot.meter().nanos()).sum() / 1e9;
            boolean ticked = totals.updatesPerTick.getTotalCount() > 0;
            boolean quiet = totals.quietFrameBytes.getTotalCount() > 0;
            long bytesIn = measured(bots, ClientCounter.BYTES_IN);
            long framesIn = measured(bots, ClientCounter.FRAMES_IN);
            return new Traffic(over(bytesIn, seconds), over(measured(bots, ClientCounter.BYTES_OUT), seconds), over(framesIn, seconds),
                    over(bytesIn, (double) framesIn), over(measured(bots, ClientCounter.UPDATE_BYTES), (double) measured(bots, ClientCounter.UPDATES)),
                    ticked ? totals.updatesPerTick.getMean() : null, ticked ? totals.updatesPerTick.getMaxValue() : null,
                    over(measured(bots, ClientCounter.COMMANDS), seconds),
                    totals.quietFrameBytes.getTotalCount(), quiet ? totals.quietFrameBytes.getMean() : null);
        }

        private static long measured(List<Bot> bots, ClientCounter counter) {
            return bots.stream().mapToLong(bot -> bot.meter().get(counter)).sum();
        }

        private static Double over(long amount, double by) {
            return by > 0 ? amount / by : null;
        }
    }

    /// See [RefreshWatch]. Ticks.
    ///
    /// @param watched bots that were looked at
    /// @param avatarsInView bots' avatars that one of them had in view at a tick
    /// @param leastAvatarsInView at any tick
    /// @param greatestGap of each entity that one of them saw walk
    /// @param nearestGap of the nearest, at each tick
    /// @param nearestUnseen times that one of the nearest was not in view at all
    record Refresh(long watched, Double avatarsInView, Long leastAvatarsInView, Percentiles greatestGap, Percentiles nearestGap,
            long nearestUnseen) {
        static Refresh of(List<Bot> bots, Totals totals) {
            boolean seen = totals.avatarsInView.getTotalCount() > 0;
            return new Refresh(bots.stream().filter(Bot::watching).count(), seen ? totals.avatarsInView.getMean() : null,
                    seen ? totals.avatarsInView.getMinValue() : null, Percentiles.of(totals.greatestGapTicks),
                    Percentiles.of(totals.nearGapTicks), totals.nearUnseenCount());
        }
    }

    /// @param late by how much the bots' event loop came late to its own timer, milliseconds: as late it may have read and sent
    /// @param cores processor time over time
    record Own(Percentiles late, Double cores) {}

    /// What was counted at the end of play. Event loop only.
    static Summary of(BotOptions options, List<Bot> bots, Totals totals, Oddities oddities, double playedSeconds,
            double measuredSeconds, Double cores, long compared, List<String> notes) {
        List<String> missing = bots.stream().filter(bot -> bot.words() != null).findFirst()
                .map(bot -> bot.words().missing()).orElse(List.of());
        return new Summary(options.url(), options.load().workload().label(), options.count(),
                (int) sum(bots, ClientCounter.WELCOMES), playedSeconds, measuredSeconds, sum(bots, ClientCounter.TICKS),
                sum(bots, ClientCounter.TICKS_MISSED), totals.sentCount(), totals.appliedCount(), totals.rejections(),
                totals.unansweredCount(), Percentiles.ofMicros(totals.latencyMicros), Percentiles.ofMicros(totals.frameGapMicros),
                Percentiles.ofMicrosBeyond(totals.tickMicros(), totals.frameGapMicros), Traffic.of(bots, totals), totals.events(),
                Refresh.of(bots, totals), new Own(Percentiles.ofMicros(totals.lateMicros), cores), compared, missing, notes,
                oddities.count(), oddities.first());
    }

    /// With what did not add up since.
    Summary with(Oddities oddities) {
        return new Summary(url, workload, bots, joined, playedSeconds, measuredSeconds, ticks, ticksMissed, sent, applied, rejected,
                unanswered, latency, frameGap, lateness, traffic, events, refresh, own, compared, missing, notes,
                oddities.count(), oddities.first());
    }

    private static long sum(List<Bot> bots, ClientCounter counter) {
        return bots.stream().mapToLong(bot -> bot.client().statistics().get(counter)).sum();
    }
}
