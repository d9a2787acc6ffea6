package io.caelmor.bots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private static final double CROWD_RADIUS = 3;
    /// A bot learns late where it stands, on a busy machine by a second now and then. Those that stray are beyond this most of the time.
    private static final double OVERSHOOT = 5;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void shouldOnlySteerInAnArena() throws Exception {
        try (FakeGame game = new FakeGame(FakeGame.Flaw.NONE)) {
            JsonObject json = run(game, options(Workload.ARENA, 20), 0);
            double perBotSecond = json.getAsJsonObject("traffic").get("commandsPerSecond").getAsDouble();
            assertTrue(perBotSecond > 1 && perBotSecond < 11, text());
            assertEquals(Set.of(), json.getAsJsonObject("events").keySet());
            assertEquals(0, json.get("unanswered").getAsLong());
            assertEquals(List.of(), game.failures());
            // Sixteen see all twenty, four see themselves.
            assertEquals(16, json.getAsJsonObject("refresh").get("watched").getAsInt());
            assertTrue(json.get("compared").getAsLong() > 16 * 15, text());
        }
    }

    @Test
    void shouldHoldWatchedCopiesInAnArenaToTheOthersOwn() throws Exception {
        try (FakeGame game = new FakeGame(FakeGame.Flaw.FORGOTTEN_UPDATES)) {
            JsonObject json = run(game, options(Workload.ARENA, 20), 1);
            assertTrue(json.get("odd").toString().contains("cross-check: entity 1/1, column"), text());
        }
    }

    @Test
    void shouldMoveTalkAndStrikeAtEveryTickInACrowd() throws Exception {
        try (FakeGame game = new FakeGame(FakeGame.Flaw.NONE)) {
            JsonObject json = run(game, options(Workload.CROWD, 6), 0);
            assertTrue(json.getAsJsonObject("events").keySet().containsAll(List.of("say", "combat.hit")), text());
            // Three commands of each at each TICK but for the last second of quiet, and the stop at its end.
            assertTrue(json.get("sent").getAsLong() > json.get("ticks").getAsLong(), text());
            assertTrue(json.get("sent").getAsLong() <= 3 * json.get("ticks").getAsLong() + 6, text());
            assertEquals(1, most(json, "greatestGap"), text());
            assertEquals(1, most(json, "nearestGap"), text());
            assertEquals(0, json.getAsJsonObject("refresh").get("nearestUnseen").getAsInt());
            assertEquals(6, json.getAsJsonObject("refresh").get("leastAvatarsInView").getAsInt());
        }
    }

    @Test
    void shouldStayTogetherInACrowd() throws Exception {
        try (FakeGame game = new FakeGame(FakeGame.Flaw.NO_COMBAT)) {
            run(game, options(Workload.CROWD, 4), 0);
            var away = game.away();
            assertTrue(away.getLast() > CROWD_RADIUS, "" + away.getLast());
            assertTrue(away.get(away.size() / 2) < CROWD_RADIUS + OVERSHOOT, "" + away.get(away.size() / 2));
        }
    }

    @Test
    void shouldSayHowLongAnyAvatarWasNotRefreshed() throws Exception {
        try (FakeGame game = new FakeGame(FakeGame.Flaw.STALE)) {
            JsonObject json = run(game, options(Workload.CROWD, 4), 0);
            assertEquals(FakeGame.STALE_TICKS, most(json, "greatestGap"), text());
            assertEquals(FakeGame.STALE_TICKS, most(json, "nearestGap"), text());
            assertEquals(1, json.getAsJsonObject("refresh").getAsJsonObject("greatestGap").get("p50").getAsInt());
        }
    }

    @Test
    void shouldMeasureFramesAndUpdates() throws Exception {
        try (FakeGame game = new FakeGame(FakeGame.Flaw.NO_COMBAT)) {
            JsonObject traffic = run(game, options(Workload.ARENA, 2), 0).getAsJsonObject("traffic");
            // Head, mask, two differences of at most 32 steps, and a share of the end; nobody counts, so the own count stays out but for once.
            assertEquals(4.5, traffic.get("bytesPerUpdate").getAsDouble(), 1);
            assertEquals(2, traffic.get("updatesPerTick").getAsDouble(), 0.2);
            // Type, tick, last number, sections, no receipts in one run, and the ends of four sections.
            assertTrue(traffic.get("quietFrames").getAsLong() > 0, text());
            assertEquals(12.5, traffic.get("quietFrameBytes").getAsDouble(), 1.5);
            assertTrue(traffic.get("framesInPerSecond").getAsDouble() > 5, text());
        }
    }

    @Test
    void shouldGiveNoFigureForWhatWasNotMeasured() throws Exception {
        try (FakeGame game = new FakeGame(FakeGame.Flaw.NO_COMBAT)) {
            JsonObject json = run(game, options(Workload.ARENA, 1), 0);
            assertFalse(json.getAsJsonObject("refresh").has("nearestGap"), text());
            assertTrue(json.get("notes").toString().contains("No copy was compared"), text());
        }
    }

    @Test
    void shouldNameTheWorkloadsThereAre() {
        assertEquals(Workload.CROWD, Workload.named("crowd"));
        String sentence = assertThrows(IllegalArgumentException.class, () -> Workload.named("mob")).getMessage();
        assertEquals("there is no workload 'mob'; there are play, arena, crowd, trade", sentence);
    }

    private static BotOptions options(Workload workload, int count) {
        return BotOptions.of(count, 3).withInPlace(false).withJson(true)
                .withLoad(new BotOptions.Load(workload, CROWD_RADIUS, 1));
    }

    private static int most(JsonObject json, String gap) {
        return json.getAsJsonObject("refresh").getAsJsonObject(gap).get("max").getAsInt();
    }

    private JsonObject run(FakeGame game, BotOptions options, int exit) throws InterruptedException {
        assertEquals(exit, BotRun.run(options.withUrl(game.address("ws")), new PrintStream(printed, true, StandardCharsets.UTF_8)),
                text());
        return JsonParser.parseString(text()).getAsJsonObject();
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
