package io.caelmor.arena;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.session.SessionListener;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.IntColumn;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.World;
import io.caelmor.testing.AllocationProbe;
import io.caelmor.testing.Player;
import io.caelmor.testing.SteppedServer;
import io.caelmor.testing.Witness;

/// A server whose game is the arena. In the place of the plugins it finds by name stands the least of them: an avatar in the world's middle for each
/// session, and the columns of combat, which nobody resolves.
final class Meadow implements TickHooks, SessionListener, AutoCloseable {
    static final float MIDDLE = 500;
    static final int UNHURT = 80;

    final Witness witness = new Witness();
    final AllocationProbe probe = new AllocationProbe();
    final SteppedServer server;
    final World world;
    private final boolean fights;
    private int kind;

    private Meadow(boolean fights, Object... settings) {
        this.fights = fights;
        var builder = SteppedServer.with("arena", new ArenaPlugin()).with("combat", this).with("witness", witness).with("probe", probe)
                .set("arena.port", 0L);
        for (int i = 0; i < settings.length; i += 2) {
            builder.set((String) settings[i], settings[i + 1]);
        }
        server = builder.start();
        world = server.kernel().world();
    }

    /// With these settings, as `key, value, key, value...`.
    static Meadow of(Object... settings) {
        return new Meadow(true, settings);
    }

    /// The same without combat's columns.
    static Meadow peaceful(Object... settings) {
        return new Meadow(false, settings);
    }

    @Override
    public void declare(Declarations declarations) {
        kind = declarations.world().kind("avatar");
        declarations.listener(this);
        if (fights) {
            var health = declarations.world().column("combat.health").replicated(Scope.ALL).ofInt(UNHURT);
            declarations.world().column("combat.target").ofLong(0);
            declarations.gate("combat.alive", (_, entity) -> health.get(entity) > 0);
        }
    }

    @Override
    public void joined(TickContext tick, Session session) {
        long avatar = tick.world().spawnTransient(kind, session.accountId());
        tick.world().x().set(avatar, MIDDLE);
        tick.world().y().set(avatar, MIDDLE);
        tick.world().visible().add(avatar);
        session.setViewpoint(avatar);
    }

    @Override
    public void left(TickContext tick, Session session) {
        tick.world().visible().remove(tick.world().firstOwned(session.accountId()));
    }

    /// A player who has entered the arena.
    Player enter(String account) {
        var player = new Player(server, account);
        if (!"applied".equals(player.ask("arena.enter", writer -> writer.zigzag(200)))) {
            throw new AssertionError(account + " was not let into the arena");
        }
        return player;
    }

    void place(long entity, float x, float y) {
        world.x().set(entity, x);
        world.y().set(entity, y);
    }

    EntitySet creatures() {
        return world.set("arena.creatures");
    }

    EntitySet herbs() {
        return world.set("arena.herbs");
    }

    EntitySet striking() {
        return world.set("combat.striking");
    }

    /// The only member of a set.
    long only(EntitySet set) {
        if (set.size() != 1) {
            throw new AssertionError(set.name() + " has " + set.size() + " members");
        }
        return world.handleAt(set.next(1));
    }

    IntColumn health() {
        return (IntColumn) world.find("combat.health").orElseThrow();
    }

    LongColumn target() {
        return (LongColumn) world.find("combat.target").orElseThrow();
    }

    double distance(long one, long other) {
        return Math.hypot(world.x().get(one) - world.x().get(other), world.y().get(one) - world.y().get(other));
    }

    /// Stops the server; throws [AssertionError] where something is held.
    @Override
    public void close() {
        var report = server.stop();
        if (!report.clean()) {
            throw new AssertionError(report);
        }
    }
}
