package io.caelmor.testing;

import io.caelmor.kernel.command.Command;
import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.CommandHandlers;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.session.SessionListener;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.World;
import java.util.ArrayList;
import java.util.List;

/// The smallest game: each account owns one persistent entity with a number that the command `add` raises.
final class CounterPlugin implements CommandHandlers, SessionListener {
    static final int ADD = 1;
    static final int FAIL = 2;
    static final int NAME = 3;
    static final int TOUCH = 4;
    static final int LATER = 5;
    static final int KICK_ME = 6;
    static final int KEEP = 7;
    static final int KEEP_LATER = 8;

    final List<String> log = new ArrayList<>();
    LongColumn number;
    Receipt tooMuch;
    Bindings bindings;
    boolean settleLater = true;
    Runnable duringLater = () -> {};
    private int kind;
    private int pendingTicket = -1;

    @Override
    public void declare(Declarations declarations) {
        kind = declarations.world().kind("counter");
        number = declarations.world().column("counter.number").replicated(Scope.OWNER).persisted().ofLong(0);
        tooMuch = declarations.rejection("counter.too_much", "that is too much");
        declarations.command("add").int32("amount").handledBy(this::add);
        declarations.command("fail").handledBy((_, _) -> {
            throw new IllegalArgumentException("told to fail");
        });
        declarations.command("name").text("text", 8).handledBy((_, command) -> {
            log.add(command.text(0));
            return Receipt.APPLIED;
        });
        declarations.command("touch").entity("target").handledBy((_, _) -> Receipt.APPLIED);
        declarations.command("later").handledBy(this::later);
        declarations.command("kick_me").handledBy((_, command) -> {
            command.session().kick("as you wish");
            return Receipt.APPLIED;
        });
        declarations.command("keep").int32("amount").durable().handledBy(this::add);
        declarations.command("keep_later").durable().handledBy(this::later);
        declarations.hook(Phase.SIMULATE, new HookKey("counter.settle", 0), _ -> {
            if (pendingTicket >= 0 && settleLater) {
                bindings.settlement().settle(pendingTicket, Receipt.APPLIED);
            }
            pendingTicket = -1;
        });
        declarations.listener(this);
    }

    private Receipt add(TickContext tick, Command command) {
        log.add(command.session().account() + "+" + command.int32(0) + "@" + command.sequence());
        if (command.int32(0) > 1000) {
            return tooMuch;
        }
        long entity = command.session().viewpoint();
        number.set(entity, number.get(entity) + command.int32(0));
        return Receipt.APPLIED;
    }

    private Receipt later(TickContext tick, Command command) {
        pendingTicket = command.ticket();
        duringLater.run();
        return Receipt.DEFERRED;
    }

    @Override
    public void bind(Bindings to) {
        bindings = to;
    }

    @Override
    public void joined(TickContext tick, Session session) {
        World world = tick.world();
        long entity = world.firstOwned(session.accountId());
        if (entity == Handle.NONE) {
            entity = world.spawnPersistent(kind, session.accountId());
        }
        session.setViewpoint(entity);
        log.add("joined " + session.account() + " with " + number.get(entity));
    }

    @Override
    public void attached(TickContext tick, Session session) {
        log.add("attached " + session.account());
    }

    @Override
    public void detached(TickContext tick, Session session) {
        log.add("detached " + session.account());
    }

    @Override
    public void left(TickContext tick, Session session) {
        log.add("left " + session.account());
    }
}
