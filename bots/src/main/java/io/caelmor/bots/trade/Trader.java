package io.caelmor.bots.trade;

import io.caelmor.client.Client;
import io.caelmor.client.ClientListener;
import io.caelmor.client.CloseReason;
import io.caelmor.client.Entity;
import io.caelmor.client.Event;
import io.caelmor.client.ProtocolViolation;
import io.caelmor.client.Schema;
import io.caelmor.client.Welcome;
import io.caelmor.client.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// One trader: connects, as often as it must, tells its witness what it is told, and lets its dealer act. Event loop only.
final class Trader implements ClientListener {
    private static final Duration RETURN_PAUSE = Duration.ofMillis(200);
    /// By when a copy that was cut for want of room must be whole again.
    private static final int WHOLE_WITHIN_SECONDS = 10;

    private final TradeOptions options;
    private final TradeTotals totals;
    private final Witness witness;
    private final Random random;
    /// Ticks of durable receipts that came with the TICK which is being read: its copy is not whole yet.
    private final List<Long> receiptTicks = new ArrayList<>();
    private Client client;
    private Dealer dealer;
    private boolean playing;
    private boolean acting = true;
    private boolean leaving;
    private boolean decided;
    private boolean changed;
    private long partSince;

    Trader(int number, TradeOptions options, TradeTotals totals) {
        this.options = options;
        this.totals = totals;
        witness = new Witness(options.namePrefix() + number);
        random = new Random(options.seed() * 1_000_003 + number);
    }

    void attach(Client to) {
        client = to;
    }

    Witness witness() {
        return witness;
    }

    Client client() {
        return client;
    }

    boolean playing() {
        return playing;
    }

    /// Whether it was let in or turned away, for the first time.
    boolean decided() {
        return decided;
    }

    /// Commands that wait for a receipt on the present connection.
    int awaited() {
        return playing ? client.awaitedReceipts() : 0;
    }

    void act(boolean whether) {
        if (acting && !whether && playing && client.world().viewpoint() != Entity.NONE) {
            dealer.rest();
        }
        acting = whether;
    }

    void leave() {
        leaving = true;
        acting = false;
        if (playing) {
            client.bye();
        }
    }

    @Override
    public void onWelcome(Client from, Welcome welcome) {
        decided = true;
        var missing = TradeWords.missing(welcome.schema());
        if (!missing.isEmpty()) {
            leaving = true;
            totals.odd(witness.account() + " can't trade on this server, which lacks " + missing);
            from.disconnect();
            return;
        }
        playing = true;
        changed = true;
        partSince = 0;
        dealer = new Dealer(from, options, totals, random);
        // Also where the session existed before: it may be one that a new server made for an attempt which this trader gave up.
        witness.joined();
    }

    @Override
    public void onReceipt(Client from, long number, Schema.Signature command, long tick, Schema.Rejection rejection, long latencyNanos) {
        if (rejection != null) {
            totals.rejected(rejection.name());
            totals.otherMicros.recordValue(latencyNanos / 1_000);
            return;
        }
        totals.applied++;
        switch (command.name()) {
            case TradeWords.DROP -> totals.dropped++;
            case TradeWords.PICK_UP -> totals.pickedUp++;
            case TradeWords.TAKE -> totals.taken++;
            default -> { }
        }
        if (TradeWords.DURABLE.contains(command.name())) {
            totals.durable++;
            totals.durableMicros.recordValue(latencyNanos / 1_000);
            receiptTicks.add(tick);
        } else {
            totals.otherMicros.recordValue(latencyNanos / 1_000);
        }
    }

    @Override
    public void onEvent(Client from, Event event) {
        World world = from.world();
        if (event.name().equals(TradeWords.DONE)) {
            totals.traded(event.getLong("item_taken") != 0, event.getLong("gold_taken"), event.getLong("gold_given"));
        }
        if (acting && playing && world.viewpoint() != Entity.NONE) {
            dealer.heard(world, world.viewpoint(), event);
        }
    }

    @Override
    public void onEnter(Client from, long entity) {
        changed = true;
    }

    @Override
    public void onUpdate(Client from, long entity, long columns) {
        changed |= entity == from.world().viewpoint();
    }

    @Override
    public void onLeave(Client from, long entity) {
        changed = true;
    }

    @Override
    public void onTick(Client from, long tick) {
        World world = from.world();
        long self = world.viewpoint();
        if (!playing || self == Entity.NONE) {
            return;
        }
        if (changed) {
            observe(world, self, tick);
        }
        receiptTicks.forEach(witness::acknowledge);
        receiptTicks.clear();
        if (acting) {
            dealer.ticked(world, self);
        }
    }

    @Override
    public void onViolation(Client from, ProtocolViolation violation) {
        totals.odd(witness.account() + " at tick " + violation.tick() + ": " + violation.kind() + ": " + violation.sentence());
    }

    @Override
    public void onClosed(Client from, CloseReason reason) {
        decided = true;
        boolean was = playing;
        playing = false;
        receiptTicks.clear();
        if (leaving) {
            return;
        }
        if (!options.surviving()) {
            totals.odd(witness.account() + (was ? " was put out: " : " could not join: ") + reason);
            return;
        }
        totals.lostConnections += was ? 1 : 0;
        from.schedule(RETURN_PAUSE, this::comeBack);
    }

    private void comeBack() {
        if (!leaving) {
            totals.returns++;
            client.connect();
        }
    }

    /// Tells the witness the count, which always comes with its tick, and the holdings once the items in view are all.
    private void observe(World world, long self, long tick) {
        TradeWords words = dealer.words();
        witness.counted(tick, world.getLong(self, words.changes));
        Holdings holdings = words.holdings(world, self);
        changed = holdings.itemSum() != world.getLong(self, words.itemSum);
        if (!changed) {
            partSince = 0;
            witness.holds(tick, holdings);
        } else if (partSince == 0) {
            partSince = tick;
        } else if (tick - partSince == (long) WHOLE_WITHIN_SECONDS * client.welcome().tickRate()) {
            totals.odd(witness.account() + " at tick " + tick + ": the items in view don't add up to inventory.item_sum since tick " + partSince);
        }
    }
}
