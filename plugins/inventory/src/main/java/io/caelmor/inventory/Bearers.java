package io.caelmor.inventory;

import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.session.SessionState;
import io.caelmor.kernel.session.Sessions;
import io.caelmor.kernel.tick.EligibilityGate;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.IntColumn;
import io.caelmor.kernel.world.World;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who can hold things: entities of the kind `avatar`, whoever makes them. Where nobody does, there is nobody to hold anything, and
/// all commands say so. Tick thread only.
final class Bearers {
    final World world;

    private final int kind;
    private final float reach;
    /// Slot of the session that plays the avatar, plus one. Slots mean nothing after a restart: not saved.
    private final IntColumn seat;
    private @Nullable Sessions sessions;
    private @Nullable EligibilityGate eligibility;

    Bearers(Declarations declarations, Rules rules) {
        world = declarations.world();
        kind = world.kind("avatar");
        seat = world.column("inventory.seat").ofInt(0);
        reach = rules.reach();
    }

    void bind(Bindings bindings) {
        sessions = bindings.sessions();
        eligibility = bindings.eligibility();
    }

    /// The avatar that the session acts through, or [Handle#NONE]: its viewpoint, if that is its own avatar.
    long of(Session session) {
        long entity = session.viewpoint();
        boolean own = world.alive(entity) && world.kind().get(entity) == kind && world.ownerOf(entity) == session.accountId();
        return own ? entity : Handle.NONE;
    }

    /// Notes which session plays the avatar.
    void seat(long bearer, Session session) {
        seat.set(bearer, session.slot() + 1);
    }

    /// The slot of the active session that plays the avatar, or -1: nobody is there who could be told anything.
    int slot(long bearer) {
        int slot = seat.get(bearer) - 1;
        if (slot < 0) {
            return -1;
        }
        var session = Objects.requireNonNull(sessions).at(slot);
        return session.state() == SessionState.ACTIVE && session.viewpoint() == bearer && session.accountId() == world.ownerOf(bearer) ? slot : -1;
    }

    /// Whether the entity is an avatar that can hand over and take: somebody plays it, it is in the world's view, and no gate holds
    /// it, as one does with the dead.
    boolean able(long entity) {
        return world.alive(entity) && world.kind().get(entity) == kind && world.visible().contains(entity) && slot(entity) >= 0
                && Objects.requireNonNull(eligibility).eligible(world, entity);
    }

    boolean near(long bearer, long other) {
        double dx = (double) world.x().get(bearer) - world.x().get(other);
        double dy = (double) world.y().get(bearer) - world.y().get(other);
        return dx * dx + dy * dy <= (double) reach * reach;
    }
}
