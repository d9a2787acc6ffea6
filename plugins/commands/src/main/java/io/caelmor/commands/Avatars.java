package io.caelmor.commands;

import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.World;

/// Which entity a session plays: the one of the kind `avatar` that its account owns. Tick thread only.
final class Avatars {
    private final World world;
    private final int kind;
    private final Receipt none;

    Avatars(Declarations declarations) {
        world = declarations.world();
        kind = world.kind("avatar");
        none = declarations.rejection("no_avatar", "you have no avatar in the world");
    }

    int kind() {
        return kind;
    }

    /// The rejection for sessions without one.
    Receipt none() {
        return none;
    }

    /// The avatar that the session acts through, or [Handle#NONE]: its viewpoint, if that is its own avatar. A session that looks
    /// through another's eyes does not move them.
    long of(Session session) {
        long entity = session.viewpoint();
        boolean own = world.alive(entity) && world.kind().get(entity) == kind && world.ownerOf(entity) == session.accountId();
        return own ? entity : Handle.NONE;
    }

    /// The account's avatar, wherever the session looks, or [Handle#NONE]; the oldest, should it have several. Visits all that
    /// the account owns.
    long owned(Session session) {
        long found = Handle.NONE;
        for (long entity = world.firstOwned(session.accountId()); entity != Handle.NONE; entity = world.nextOwned(entity)) {
            boolean older = found == Handle.NONE || world.persistentId(entity) < world.persistentId(found);
            if (older && world.kind().get(entity) == kind) {
                found = entity;
            }
        }
        return found;
    }
}
