package io.caelmor.inventory;

import io.caelmor.kernel.plugin.Contribution;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.session.SessionListener;
import io.caelmor.kernel.session.SessionState;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.wire.WireWriter;
import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.TextColumn;
import io.caelmor.kernel.world.World;
import io.caelmor.testing.AllocationProbe;
import io.caelmor.testing.Player;
import io.caelmor.testing.SteppedServer;
import io.caelmor.testing.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/// A server whose game is the plugin inventory and the least that it needs: each session gets an avatar in the middle of the world.
/// Members of `market.dead` can't act.
final class Market implements TickHooks, SessionListener, AutoCloseable {
    static final float MIDDLE = 500;

    final Witness witness = new Witness();
    final AllocationProbe probe = new AllocationProbe();
    final SteppedServer server;
    final World world;
    final EntitySet dead;
    /// Runs at the end of each tick, when all that happens in it has happened.
    Runnable atEndOfTick = () -> { };
    private final int item;
    private int avatar;

    private Market(SteppedServer.Builder builder, Contribution... others) {
        builder.with("inventory", new InventoryPlugin()).with("commands", this).with("witness", witness).with("probe", probe);
        for (int i = 0; i < others.length; i++) {
            builder.with("other" + i, others[i]);
        }
        server = builder.start();
        world = server.kernel().world();
        dead = world.set("market.dead");
        item = world.kind("item");
    }

    /// With these settings of the section `inventory`, as `key, value, key, value...`.
    static Market of(Object... settings) {
        return with(new Contribution[0], settings);
    }

    static Market with(Contribution[] others, Object... settings) {
        var builder = SteppedServer.with("none").set("inventory.offers_per_second", 10.0);
        for (int i = 0; i < settings.length; i += 2) {
            var key = (String) settings[i];
            builder.set(key.contains(".") ? key : "inventory." + key, settings[i + 1]);
        }
        return new Market(builder, others);
    }

    @Override
    public void declare(Declarations declarations) {
        avatar = declarations.world().kind("avatar");
        var held = declarations.world().set("market.dead");
        declarations.listener(this);
        declarations.hook(Phase.POST_TICK, new HookKey("market.end", Integer.MAX_VALUE - 100), _ -> atEndOfTick.run());
        declarations.gate("market.alive", (_, entity) -> !held.contains(entity));
    }

    @Override
    public void joined(TickContext tick, Session session) {
        long mine = avatarOf(tick.world(), session);
        if (mine == Handle.NONE) {
            mine = tick.world().spawnPersistent(avatar, session.accountId());
            tick.world().x().set(mine, MIDDLE);
            tick.world().y().set(mine, MIDDLE);
        }
        tick.world().visible().add(mine);
        session.setViewpoint(mine);
    }

    @Override
    public void left(TickContext tick, Session session) {
        long mine = avatarOf(tick.world(), session);
        if (mine != Handle.NONE) {
            tick.world().visible().remove(mine);
        }
    }

    private long avatarOf(World of, Session session) {
        for (long entity = of.firstOwned(session.accountId()); entity != Handle.NONE; entity = of.nextOwned(entity)) {
            if (of.kind().get(entity) == avatar) {
                return entity;
            }
        }
        return Handle.NONE;
    }

    Player join(String account) {
        return new Player(server, account);
    }

    /// Says goodbye and waits until all is saved and gone.
    void leave(Player player) {
        player.client().bye();
        server.stepUntil(() -> player.session().state() == SessionState.FREE);
    }

    void place(long entity, float x, float y) {
        world.x().set(entity, x);
        world.y().set(entity, y);
    }

    // --- what is held

    long gold(Player player) {
        return longs("inventory.gold").get(player.avatar());
    }

    long changes(Player player) {
        return longs("inventory.changes").get(player.avatar());
    }

    /// Handles of the items that the player holds, by their ids.
    List<Long> items(Player player) {
        var items = new ArrayList<Long>();
        long account = world.ownerOf(player.avatar());
        for (long entity = world.firstOwned(account); entity != Handle.NONE; entity = world.nextOwned(entity)) {
            if (world.kind().get(entity) == item) {
                items.add(entity);
            }
        }
        items.sort((one, other) -> Long.compare(id(one), id(other)));
        return items;
    }

    /// Their persistent ids.
    TreeSet<Long> ids(Player player) {
        var ids = new TreeSet<Long>();
        items(player).forEach(each -> ids.add(id(each)));
        return ids;
    }

    long id(long entity) {
        return world.persistentId(entity);
    }

    String name(long entity) {
        return ((TextColumn) world.find("item.name").orElseThrow()).get(entity);
    }

    /// Items that lie in view.
    List<Long> lying() {
        var lying = new ArrayList<Long>();
        for (int index = world.visible().next(1); index != 0; index = world.visible().next(index + 1)) {
            if (world.kind().get(world.handleAt(index)) == item) {
                lying.add(world.handleAt(index));
            }
        }
        return lying;
    }

    LongColumn longs(String column) {
        return (LongColumn) world.find(column).orElseThrow();
    }

    // --- what is asked

    /// Sends a command and runs ticks until it is answered: what is durable is so when it is saved.
    String ask(Player player, String command, Consumer<WireWriter> parameters) {
        return answer(player, player.send(command, parameters));
    }

    /// What became of a command that was sent.
    String answer(Player player, int number) {
        server.step();
        if (!player.answers().containsKey(number)) {
            server.stepUntil(() -> player.answers().containsKey(number));
        }
        return player.answers().get(number);
    }

    String drop(Player player, long what) {
        return ask(player, "drop", writer -> writer.entity(what));
    }

    String pickUp(Player player, long what) {
        return ask(player, "pick_up", writer -> writer.entity(what));
    }

    String give(Player player, long what, Player to) {
        return ask(player, "give", writer -> {
            writer.entity(what);
            writer.entity(to.avatar());
        });
    }

    String take(Player player, Player from) {
        return ask(player, "take", writer -> writer.entity(from.avatar()));
    }

    String offer(Player player, Player with, long gold) {
        return ask(player, "trade.offer", writer -> {
            writer.entity(with.avatar());
            writer.zigzag(gold);
        });
    }

    String offer(Player player, Player with, long what, long gold) {
        return ask(player, "trade.offer_item", writer -> {
            writer.entity(with.avatar());
            writer.entity(what);
            writer.zigzag(gold);
        });
    }

    String accept(Player player, Player with, long number) {
        return ask(player, "trade.accept", writer -> {
            writer.entity(with.avatar());
            writer.zigzag(number);
        });
    }

    String cancel(Player player) {
        return ask(player, "trade.cancel", _ -> {});
    }

    /// Number of the player's present offer.
    long number(Player player) {
        return longs("inventory.offer_number").get(player.avatar());
    }

    long counter(String name) {
        return server.counter("inventory." + name);
    }

    /// Why the last event of that name says that something ended.
    String why(String event) {
        var fields = witness.told(event).getLast().fields();
        fields.entity();
        if (event.equals("trade.ended")) {
            fields.entity();
        }
        return fields.text(16);
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
