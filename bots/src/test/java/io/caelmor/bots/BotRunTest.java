package io.caelmor.bots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotRunTest {
    private static final BotOptions FOUR_BOTS = BotOptions.of(4, 3).withInPlace(false)
            .withRates(new BotOptions.Rates(4, 2, 5, 3, 100));

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"ws", "tcp"})
    void shouldFindNothingWrongWithAServerThatKeepsItsWord(String scheme) throws Exception {
        try (FakeGame game = new FakeGame(FakeGame.Flaw.NONE)) {
            int exit = run(FOUR_BOTS.withUrl(game.address(scheme)).withJson(true));
            JsonObject json = JsonParser.parseString(text()).getAsJsonObject();
            assertEquals(0, exit, text());
            assertEquals(4, json.get("joined").getAsInt());
            assertEquals(0, json.get("unanswered").getAsInt());
            long rejected = json.getAsJsonObject("rejected").entrySet().stream().mapToLong(each -> each.getValue().getAsLong()).sum();
            assertEquals(json.get("sent").getAsLong(), json.get("applied").getAsLong() + rejected, text());
            assertTrue(json.get("compared").getAsLong() >= 4 * 3, text());
            assertTrue(json.getAsJsonObject("events").keySet().containsAll(List.of("say", "combat.hit")), text());
            assertEquals(List.of(), game.failures());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "LOST_COUNT        | the counter began at 0",
        "LEAP              | the speed limit allows",
        "FORGOTTEN_UPDATES | cross-check: entity 1/1, column",
        "RECEIPT_TWICE     | RECEIPT_TWICE: a second receipt for",
        "RECEIPT_NEVER     | got no receipt",
        "WRONG_HEALTH      | but the column says",
        "PUT_OUT           | it was put out: kicked (flood): Too many commands.",
        "NO_BYE            | it said BYE, but the connection ended otherwise"})
    void shouldReportAServerThatDoesNot(FakeGame.Flaw flaw, String sentence) throws Exception {
        try (FakeGame game = new FakeGame(flaw)) {
            int exit = run(FOUR_BOTS.withUrl(game.address("ws")));
            assertTrue(text().contains("did not add up"), text());
            assertTrue(text().contains(sentence), text());
            assertEquals(1, exit);
        }
    }

    @Test
    void shouldCountTheCommandsThatNobodyAnswered() throws Exception {
        try (FakeGame game = new FakeGame(FakeGame.Flaw.RECEIPT_NEVER)) {
            assertEquals(1, run(FOUR_BOTS.withUrl(game.address("ws")).withJson(true)));
            // The third of each.
            assertEquals(4, JsonParser.parseString(text()).getAsJsonObject().get("unanswered").getAsInt(), text());
        }
    }

    @Test
    void shouldDoWithoutWhatTheServerDoesNotHave() throws Exception {
        try (FakeGame game = new FakeGame(FakeGame.Flaw.NO_COMBAT)) {
            assertEquals(0, run(BotOptions.of(2, 1).withInPlace(false).withUrl(game.address("tcp"))), text());
            assertTrue(text().contains("column combat.health (INT)"), text());
            assertTrue(text().contains("command attack[ENTITY]"), text());
            assertTrue(text().contains("Everything added up."), text());
        }
    }

    @Test
    void shouldSayThatNoServerAnswers() throws Exception {
        // Below all ports that are handed out: no other test's server can take it meanwhile.
        int port = 1;
        assertEquals(1, run(BotOptions.of(2, 1).withUrl("ws://localhost:" + port)));
        assertTrue(text().startsWith("No Caelmor server answers at ws://localhost:" + port), text());
        assertTrue(text().contains("./caelmor run"), text());
        assertFalse(text().contains("Exception"), text());
    }

    @Test
    void shouldSayThatAnAddressIsNone() throws Exception {
        assertEquals(1, run(BotOptions.of(2, 1).withUrl("localhost")));
        assertTrue(text().contains("--url"), text());
    }

    private int run(BotOptions options) throws InterruptedException {
        return BotRun.run(options, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
