package io.caelmor.combat;

import io.caelmor.kernel.plugin.Contribution;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.session.SessionListener;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.IntColumn;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.World;
import io.caelmor.testing.AllocationProbe;
import io.caelmor.testing.Player;
import io.caelmor.testing.SteppedServer;
import io.caelmor.testing.Witness;

/// A server whose game is the plugin combat and the least that it needs: each session gets a fighter in the middle of the world.
/// Members of `arena.walking` go one unit east a tick.
final class Arena implements TickHooks, SessionListener, AutoCloseable {
    static final float MIDDLE = 500;

    final Witness witness = new Witness();
    final AllocationProbe probe = new AllocationProbe();
    final SteppedServer server;
    final World world;
    final EntitySet walking;
    final IntColumn health;
    final IntColumn deaths;
    final IntColumn kills;
    private int kind;
    boolean held;

    private Arena(SteppedServer.Builder builder, Contribution... others) {
        builder.with("combat", new CombatPlugin()).with("arena", this).with("witness", witness).with("probe", probe);
        for (int i = 0; i < others.length; i++) {
            builder.with("other" + i, others[i]);
        }
        server = builder.start();
        world = server.kernel().world();
        walking = world.set("arena.walking");
        health = ints("combat.health");
        deaths = ints("combat.deaths");
        kills = ints("combat.kills");
    }

    /// With these settings of the section `combat`, as `key, value, key, value...`.
    static Arena of(Object... settings) {
        return with(new Contribution[0], settings);
    }

    static Arena with(Contribution[] others, Object... settings) {
        var builder = SteppedServer.with("none");
        for (int i = 0; i < settings.length; i += 2) {
            var key = (String) settings[i];
            builder.set(key.contains(".") ? key : "combat." + key, settings[i + 1]);
        }
        return new Arena(builder, others);
    }

    @Override
    public void declare(Declarations declarations) {
        kind = declarations.world().kind("avatar");
        declarations.world().kind("rock");
        declarations.listener(this);
        declarations.gate("arena.held", (_, _) -> !held);
        declarations.participant(new HookKey("arena.walk", 0), declarations.world().set("arena.walking"),
                (tick, entity) -> tick.world().x().set(entity, tick.world().x().get(entity) + 1));
    }

    @Override
    public void joined(TickContext tick, Session session) {
        long fighter = tick.world().firstOwned(session.accountId());
        if (fighter == Handle.NONE) {
            fighter = tick.world().spawnPersistent(kind, session.accountId());
            tick.world().x().set(fighter, MIDDLE);
            tick.world().y().set(fighter, MIDDLE);
        }
        tick.world().visible().add(fighter);
        session.setViewpoint(fighter);
    }

    @Override
    public void left(TickContext tick, Session session) {
        long fighter = tick.world().firstOwned(session.accountId());
        if (fighter != Handle.NONE) {
            tick.world().visible().remove(fighter);
        }
    }

    Player join(String account) {
        return new Player(server, account);
    }

    /// A visible entity of that kind that belongs to the world, in the middle.
    long spawn(String kindName) {
        long entity = world.spawnTransient(world.kind(kindName), 0);
        place(entity, MIDDLE, MIDDLE);
        world.visible().add(entity);
        return entity;
    }

    void place(long entity, float x, float y) {
        world.x().set(entity, x);
        world.y().set(entity, y);
    }

    /// Sends the attack and runs a tick; what became of it.
    String attack(Player attacker, long target) {
        return attacker.ask("attack", writer -> writer.entity(target));
    }

    /// Sends the attack alone; its number.
    int strike(Player attacker, long target) {
        return attacker.send("attack", writer -> writer.entity(target));
    }

    EntitySet dead() {
        return world.set("combat.dead");
    }

    LongColumn longs(String column) {
        return (LongColumn) world.find(column).orElseThrow();
    }

    long counter(String name) {
        return server.counter("combat." + name);
    }

    /// Intents that were refused after staging.
    long refused() {
        return counter("refused_no_target") + counter("refused_dead") + counter("refused_unable") + counter("refused_cooldown")
                + counter("refused_range");
    }

    /// Stops the server; throws [AssertionError] where something is held, or intents were lost.
    @Override
    public void close() {
        var report = server.stop();
        if (!report.clean()) {
            throw new AssertionError(report);
        }
        if (counter("intents") != counter("outcomes") + refused() + counter("abandoned")) {
            throw new AssertionError("intents don't balance");
        }
    }

    private IntColumn ints(String column) {
        return (IntColumn) world.find(column).orElseThrow();
    }
}
