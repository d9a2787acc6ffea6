package io.caelmor.commands;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.session.SessionListener;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.tick.TickRandom;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.TextColumn;
import io.caelmor.kernel.world.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings each session's avatar into view and takes it out again. Tick thread only.
final class Presence implements SessionListener {
    /// The longest account name, in bytes; docs/protocol.md, HELLO.
    private static final int NAME_BYTES = 32;

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    private final World world;
    private final Avatars avatars;
    private final Walking walking;
    private final TextColumn name;
    private final float area;

    Presence(Declarations declarations, Avatars avatars, Walking walking) {
        this.avatars = avatars;
        this.walking = walking;
        world = declarations.world();
        name = world.column("avatar.name").replicated(Scope.ALL).persisted().ofText("", NAME_BYTES);
        area = (float) declarations.settings().number("spawn_area", 200, 0, 1_000_000,
                "side of the square in the middle of the world where new avatars appear, world units; cut to the world's bounds");
    }

    @Override
    public void joined(TickContext tick, Session session) {
        bringIn(tick, session);
    }

    @Override
    public void attached(TickContext tick, Session session) {
        if (avatars.owned(session) == Handle.NONE && !bringIn(tick, session)) {
            LOG.warn("the world is full: no avatar for {}", session.account());
            session.kick("the world is full; try again later");
        }
    }

    @Override
    public void detached(TickContext tick, Session session) {
        long avatar = avatars.owned(session);
        if (avatar != Handle.NONE) {
            walking.halt(avatar);
        }
    }

    @Override
    public void left(TickContext tick, Session session) {
        long avatar = avatars.owned(session);
        if (avatar != Handle.NONE) {
            walking.halt(avatar);
            world.visible().remove(avatar);
        }
    }

    /// Shows the account's avatar to the world, made anew where it has none. `false` where there is no room for one.
    private boolean bringIn(TickContext tick, Session session) {
        long avatar = avatars.owned(session);
        if (avatar == Handle.NONE) {
            avatar = world.spawnPersistent(avatars.kind(), session.accountId());
            if (avatar == Handle.NONE) {
                return false;
            }
            world.x().set(avatar, place(world.bounds().width(), tick.random()));
            world.y().set(avatar, place(world.bounds().height(), tick.random()));
        } else {
            // The bounds may be others than when it was saved.
            world.x().set(avatar, world.bounds().clampX(world.x().get(avatar)));
            world.y().set(avatar, world.bounds().clampY(world.y().get(avatar)));
        }
        walking.ready(avatar);
        name.set(avatar, session.account());
        world.visible().add(avatar);
        session.setViewpoint(avatar);
        return true;
    }

    private float place(float extent, TickRandom random) {
        float side = Math.min(area, extent);
        return Math.clamp((extent - side) / 2 + random.nextFloat() * side, 0, extent);
    }
}
