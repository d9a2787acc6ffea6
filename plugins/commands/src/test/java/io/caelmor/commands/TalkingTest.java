package io.caelmor.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.testing.Player;
import io.caelmor.testing.SteppedServer;
import io.caelmor.testing.Witness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is said, to whom, and how often.
class TalkingTest {
    private final Witness witness = new Witness();
    private final SteppedServer server = SteppedServer.with("commands", new CommandsPlugin()).with("witness", witness)
            .set("commands.earshot", 12.5).start();
    private final Player ann = new Player(server, "ann");

    @AfterEach
    void shouldHoldNothingAfterTheStop() {
        assertTrue(server.stop().clean());
    }

    @Test
    void shouldTellWhatWasSaidWithinEarshotOfTheSpeaker() {
        assertEquals("applied", say("Grüße, 世界 🗡"));

        var told = witness.told("say").getFirst();
        assertEquals(ann.avatar(), told.subject());
        assertEquals(12.5f, told.distance());
        var fields = told.fields();
        assertEquals(ann.avatar(), fields.entity());
        assertEquals("Grüße, 世界 🗡", fields.text(200));
        assertTrue(fields.complete());
    }

    @Test
    void shouldRefuseToSayNothingOrWhatSteersScreens() {
        for (var nothing : new String[] {"", " ", "    "}) {
            assertEquals("say.empty", say(nothing));
        }
        for (var steering : new String[] {"a\nb", "\u001b[31m", "\u0000", "x\u0085y", "\u007f", "\u2028", "evil\u202etxt"}) {
            assertEquals("say.characters", say(steering));
        }
        assertEquals("applied", say("a"), "what was refused costs no breath");
        assertEquals(1, witness.told("say").size());
    }

    @Test
    void shouldRefuseTextThatIsTooLongOrNoUtf8() {
        assertEquals("malformed", say("x".repeat(201)));
        assertEquals("malformed", ann.ask("say", writer -> {
            writer.varint(2);
            writer.bytes(new byte[] {(byte) 0xC3, 0x28}, 0, 2);
        }));
        assertEquals("applied", say("x".repeat(200)));
    }

    @Test
    void shouldAskForAPauseBetweenWords() {
        assertEquals("applied", say("one"));
        for (int tick = 1; tick < 5; tick++) {
            assertEquals("say.too_fast", say("two"), "tick " + tick + " of 5");
        }
        assertEquals("applied", say("three"), "twice a second at ten ticks a second");
    }

    private String say(String text) {
        return ann.ask("say", writer -> writer.text(text));
    }
}
