package io.caelmor.commands;

import io.caelmor.kernel.command.Command;
import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.session.SessionState;
import io.caelmor.kernel.tick.EligibilityGate;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.FloatColumn;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.World;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The commands `move` and `stop`, and the walking they lead to.
///
/// A client says in which direction it wants to go, never where it is: the place follows from direction, speed and time alone, so
/// no command can leap or hurry. Tick thread only.
final class Walking {
    private final World world;
    private final Avatars avatars;
    private final FloatColumn headingX;
    private final FloatColumn headingY;
    private final EntitySet moving;
    private final Receipt unable;
    private final float speed;
    private @Nullable EligibilityGate eligibility;

    Walking(Declarations declarations, Avatars avatars) {
        this.avatars = avatars;
        world = declarations.world();
        headingX = world.column("avatar.heading_x").ofFloat(0);
        headingY = world.column("avatar.heading_y").ofFloat(0);
        moving = world.set("avatar.moving");
        speed = (float) declarations.settings().number("speed", 20, 0.01, 10_000, "how fast avatars walk, world units a second");
        unable = declarations.rejection("unable", "your avatar can't do that now");
        declarations.command("move").float32("dx").float32("dy").handledBy(this::move);
        declarations.command("stop").handledBy(this::stop);
        declarations.participant(new HookKey("commands.movement", 0), moving, this::walk);
        declarations.hook(Phase.SIMULATE, new HookKey("commands.standstill", 1), _ -> standstill());
        declarations.ledger("commands.moving", moving::size);
    }

    void bind(EligibilityGate gates) {
        eligibility = gates;
    }

    /// Ends a living avatar's walk.
    void halt(long avatar) {
        head(avatar, 0, 0);
        moving.remove(avatar);
    }

    private Receipt move(TickContext tick, Command command) {
        long avatar = avatars.of(command.session());
        if (avatar == Handle.NONE) {
            return avatars.none();
        }
        // A link that is lost leaves commands behind; none of them may set off an avatar that nobody can stop.
        if (command.session().state() != SessionState.ACTIVE || !able(avatar)) {
            return unable;
        }
        float dx = command.float32(0);
        float dy = command.float32(1);
        double length = Math.sqrt((double) dx * dx + (double) dy * dy);
        if (!(length > 0)) {
            halt(avatar);
        } else {
            double pace = Math.max(1, length);
            head(avatar, (float) (dx / pace), (float) (dy / pace));
            moving.add(avatar);
        }
        return Receipt.APPLIED;
    }

    private Receipt stop(TickContext tick, Command command) {
        long avatar = avatars.of(command.session());
        if (avatar == Handle.NONE) {
            return avatars.none();
        }
        halt(avatar);
        return Receipt.APPLIED;
    }

    private void walk(TickContext tick, long avatar) {
        float reach = speed * tick.seconds();
        world.x().set(avatar, world.bounds().clampX(world.x().get(avatar) + headingX.get(avatar) * reach));
        world.y().set(avatar, world.bounds().clampY(world.y().get(avatar) + headingY.get(avatar) * reach));
    }

    /// Whoever a gate stopped stands, and does not walk on by itself when the gate opens.
    private void standstill() {
        for (int index = moving.next(1); index != 0; index = moving.next(index + 1)) {
            long avatar = world.handleAt(index);
            if (!able(avatar)) {
                halt(avatar);
            }
        }
    }

    private boolean able(long avatar) {
        return Objects.requireNonNull(eligibility).eligible(world, avatar);
    }

    private void head(long avatar, float x, float y) {
        headingX.set(avatar, x);
        headingY.set(avatar, y);
    }
}
