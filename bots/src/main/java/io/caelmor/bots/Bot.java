package io.caelmor.bots;

import io.caelmor.client.Client;
import io.caelmor.client.ClientListener;
import io.caelmor.client.CloseReason;
import io.caelmor.client.Entity;
import io.caelmor.client.Event;
import io.caelmor.client.ProtocolViolation;
import io.caelmor.client.Schema;
import io.caelmor.client.Welcome;
import io.caelmor.client.World;
import java.util.Random;

/// One bot: listens, hands what it hears to its watches and the totals, and acts. Event loop only.
final class Bot implements ClientListener {
    private final String who;
    private final Company company;
    private final Totals totals;
    private final Oddities oddities;
    private final Random random;
    private final boolean watching;
    private final Meter meter = new Meter();

    private Client client;
    private Vocabulary words;
    private MotionWatch motion;
    private SelfWatch self;
    private RefreshWatch refresh;
    private FrameWatch frames;
    private Actions actions;
    private Behaviour behaviour;
    private Mover mover;
    private boolean playing;
    private boolean acting = true;
    private boolean closed;
    private boolean leaving;
    private long positionColumns;
    private long healthColumn;

    /// @param number from 1
    Bot(int number, Company company) {
        this.company = company;
        BotOptions options = company.options();
        who = options.namePrefix() + number;
        totals = company.totals();
        oddities = company.oddities();
        random = new Random(options.seed() * 1_000_003 + number);
        watching = company.watches(number);
    }

    void attach(Client to) {
        client = to;
    }

    String who() {
        return who;
    }

    Client client() {
        return client;
    }

    /// Null before the WELCOME.
    Vocabulary words() {
        return words;
    }

    /// Whether the server has let it in and not out.
    boolean playing() {
        return playing;
    }

    /// Whether it was let in or turned away.
    boolean decided() {
        return playing || closed;
    }

    /// Whether it is one of those that measure how fresh what they see is.
    boolean watching() {
        return watching;
    }

    /// What its client counted while it was measured.
    Meter meter() {
        return meter;
    }

    /// The run is measured from now on; a bot that is not in yet, from its WELCOME.
    void measure() {
        if (playing) {
            meter.begin(client.statistics(), System.nanoTime());
            if (refresh != null) {
                refresh.begin();
            }
        }
    }

    /// Stops acting, moving and measuring.
    void rest() {
        if (acting && playing) {
            endMeasuring();
            actions.stop();
        }
        acting = false;
    }

    /// Acts at its own phase.
    void pace() {
        World world = client.world();
        if (!acting || !playing || world.viewpoint() == Entity.NONE) {
            return;
        }
        try {
            behaviour.paced(world, world.viewpoint());
        } catch (RuntimeException e) {
            acting = false;
            oddities.add(who, world.tick(), "it can't act any more: " + e);
        }
    }

    /// Compares itself with what it was told, once all is at rest.
    void settle() {
        if (!playing) {
            return;
        }
        if (client.awaitedReceipts() > 0) {
            oddities.add(who, client.world().tick(), client.awaitedReceipts() + " commands got no receipt");
        }
        if (!self.hasAvatar()) {
            oddities.add(who, client.world().tick(), "it joined but was never shown an avatar of its own");
        } else {
            self.settle(client.world());
        }
    }

    /// From here on the end of the connection is no surprise.
    void leave() {
        leaving = true;
    }

    @Override
    public void onWelcome(Client from, Welcome welcome) {
        BotOptions options = company.options();
        words = new Vocabulary(welcome.schema());
        BotOptions.Limits limits = options.limits();
        motion = new MotionWatch(who, words, oddities, welcome.width(), welcome.height(), limits.speed(), welcome.tickRate());
        self = new SelfWatch(who, words, oddities, limits.health(), welcome.tickRate());
        refresh = watching ? new RefreshWatch(words, company.movers(), totals) : null;
        frames = new FrameWatch(from.statistics(), totals);
        actions = new Actions(from, words, totals);
        behaviour = switch (options.load().workload()) {
            case PLAY -> new Wandering(who, actions, words, options.rates(), random, welcome.tickRate());
            case ARENA -> new Roaming(actions, words, random, welcome, limits.speed());
            case CROWD -> new Crowding(who, actions, words, options, company.movers(), random, welcome);
            case TRADE -> throw new IllegalStateException("traders are no such bots; see TradePlay");
        };
        company.metronome().add(this, random);
        positionColumns = bit(words.x) | bit(words.y);
        healthColumn = bit(words.health);
        playing = true;
        totals.tickRate(welcome.tickRate());
        if (totals.measuring()) {
            measure();
        }
        if (!welcome.account().equals(who)) {
            oddities.add(who, welcome.tick(), "it was welcomed as '" + welcome.account() + "'");
        }
    }

    @Override
    public void onReceipt(Client from, long number, Schema.Signature command, long tick, Schema.Rejection rejection,
            long latencyNanos) {
        if (rejection != null) {
            totals.rejected(rejection.name(), latencyNanos);
            // Any other refusal leaves it walking as it was.
            if (mover != null && rejection.name().equals(Vocabulary.UNABLE)) {
                mover.stands();
            }
            return;
        }
        totals.applied(latencyNanos);
        if (actions.isCount(command)) {
            self.countApplied();
        } else if (mover != null && actions.isMove(command)) {
            mover.walks(tick);
        } else if (mover != null && actions.isStop(command)) {
            mover.stands();
        }
    }

    @Override
    public void onEvent(Client from, Event event) {
        totals.event(event.signature());
        self.heard(event);
        if (event.signature() == words.respawn) {
            motion.excuse(from.world(), event.getEntity(words.respawnEntity));
        }
    }

    @Override
    public void onEnter(Client from, long entity) {
        World world = from.world();
        motion.entered(world, entity);
        if (healthColumn != 0 && words.isAvatar(world, entity)) {
            self.health(world, entity);
        }
        if (entity == world.viewpoint()) {
            self.avatar(world, entity);
            mover = company.movers().of(entity);
        }
        if (refresh != null) {
            refresh.entered(world, entity);
        }
    }

    @Override
    public void onUpdate(Client from, long entity, long columns) {
        if ((columns & positionColumns) != 0) {
            motion.moved(from.world(), entity);
        }
        if ((columns & healthColumn) != 0 && words.isAvatar(from.world(), entity)) {
            self.health(from.world(), entity);
            if (from.world().getInt(entity, words.health) <= 0) {
                motion.excuse(from.world(), entity);
            }
        }
    }

    @Override
    public void onLeave(Client from, long entity) {
        if (refresh != null) {
            refresh.left(from.world(), entity);
        }
    }

    @Override
    public void onTick(Client from, long tick) {
        World world = from.world();
        long viewpoint = world.viewpoint();
        frames.ticked(acting && meter.running());
        if (mover != null && viewpoint == mover.entity() && words.x != null) {
            mover.stood(tick, world.getFloat(viewpoint, words.x), world.getFloat(viewpoint, words.y));
        }
        if (refresh != null) {
            refresh.ticked(world, viewpoint);
        }
        self.ticked(world);
        if (acting && viewpoint != Entity.NONE) {
            behaviour.ticked(world, viewpoint);
        }
    }

    @Override
    public void onViolation(Client from, ProtocolViolation violation) {
        oddities.add(who, violation.tick(), violation.kind() + ": " + violation.sentence());
    }

    @Override
    public void onClosed(Client from, CloseReason reason) {
        boolean welcomed = playing;
        if (acting && playing) {
            endMeasuring();
        }
        if (mover != null) {
            mover.left();
        }
        playing = false;
        closed = true;
        if (!leaving) {
            oddities.add(who, from.world().tick(), (welcomed ? "it was put out: " : "it could not join: ") + reason);
        } else if (!reason.kickedWith("bye")) {
            oddities.add(who, from.world().tick(), "it said BYE, but the connection ended otherwise: " + reason);
        }
    }

    private void endMeasuring() {
        if (meter.running()) {
            frames.end();
        }
        meter.end(client.statistics(), System.nanoTime());
        if (refresh != null) {
            refresh.end(client.world());
        }
    }

    private static long bit(Schema.Column column) {
        return column == null ? 0 : 1L << column.index();
    }
}
