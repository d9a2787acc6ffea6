package io.caelmor.commands;

import io.caelmor.kernel.command.Command;
import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.outbound.EventType;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.LongColumn;

/// The command `say`: what an avatar says, those hear who are near and see it, the speaker among them. The bytes go from the
/// command to the event as they came. Tick thread only.
final class Talking {
    private static final int MOST_BYTES = 200;

    private final Avatars avatars;
    private final EventType said;
    private final LongColumn nextSayTick;
    private final Receipt empty;
    private final Receipt characters;
    private final Receipt tooFast;
    private final Receipt tooLoud;
    private final float earshot;
    private final double pauseSeconds;

    Talking(Declarations declarations, Avatars avatars) {
        this.avatars = avatars;
        var settings = declarations.settings();
        earshot = (float) settings.number("earshot", 30, 0, 1_000_000, "how far off one hears what an avatar says, world units");
        pauseSeconds = 1 / settings.number("says_per_second", 2, 0.01, 128,
                "how often an avatar may speak; at most once a tick, and pauses are whole ticks");
        // A tick means nothing after a restart: not saved.
        nextSayTick = declarations.world().column("avatar.next_say_tick").ofLong(0);
        empty = declarations.rejection("say.empty", "there is nothing to say");
        characters = declarations.rejection("say.characters", "control characters can't be said");
        tooFast = declarations.rejection("say.too_fast", "you speak too fast");
        tooLoud = declarations.rejection("say.too_loud", "too many speak at once");
        said = declarations.event("say").entity("speaker").text("text", MOST_BYTES).declare();
        declarations.command("say").text("text", MOST_BYTES).handledBy(this::say);
    }

    private Receipt say(TickContext tick, Command command) {
        long avatar = avatars.of(command.session());
        if (avatar == Handle.NONE) {
            return avatars.none();
        }
        var bytes = command.textBytes();
        int offset = command.textOffset(0);
        int length = command.textLength(0);
        if (Utterance.blank(bytes, offset, length)) {
            return empty;
        }
        if (!Utterance.printable(bytes, offset, length)) {
            return characters;
        }
        if (tick.tick() < nextSayTick.get(avatar)) {
            return tooFast;
        }
        if (!said.about(avatar, earshot).entity(avatar).text(bytes, offset, length).send()) {
            return tooLoud;
        }
        nextSayTick.set(avatar, tick.tick() + tick.ticks(pauseSeconds));
        return Receipt.APPLIED;
    }
}
