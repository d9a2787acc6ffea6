package io.caelmor.bots;

import io.caelmor.client.Client;
import io.caelmor.client.ClientCounter;
import io.caelmor.client.ClientListener;
import io.caelmor.client.CloseReason;
import io.caelmor.client.Entity;
import io.caelmor.client.Event;
import io.caelmor.client.ProtocolViolation;
import io.caelmor.client.Schema;
import io.caelmor.client.Welcome;
import io.caelmor.client.World;
import java.util.Random;

/// One bot: listens, hands what it hears to its watches and the totals, and acts at each tick. Event loop only.
final class Bot implements ClientListener {
    private final String who;
    private final BotOptions options;
    private final Totals totals;
    private final Oddities oddities;
    private final Random random;

    private Client client;
    private Vocabulary words;
    private MotionWatch motion;
    private SelfWatch self;
    private Behaviour behaviour;
    private boolean playing;
    private boolean acting = true;
    private boolean leaving;
    private long welcomedNanos;
    private long playedNanos;
    private long bytesIn;
    private long bytesOut;
    private long lastTickNanos;
    private int changes;
    private long positionColumns;
    private long healthColumn;

    Bot(String who, BotOptions options, Totals totals, Oddities oddities, Random random) {
        this.who = who;
        this.options = options;
        this.totals = totals;
        this.oddities = oddities;
        this.random = random;
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

    boolean hasAvatar() {
        return self != null && self.hasAvatar();
    }

    /// How long it played, from WELCOME to rest.
    long playedNanos() {
        return playedNanos;
    }

    /// Bytes of the frames it got while it played.
    long bytesIn() {
        return bytesIn;
    }

    /// Bytes of the frames it sent while it played.
    long bytesOut() {
        return bytesOut;
    }

    /// Stops acting, and moving.
    void rest() {
        if (acting && playing) {
            measure();
            behaviour.rest();
        }
        acting = false;
    }

    /// Compares itself with what it was told, once all is at rest.
    void settle() {
        if (!playing) {
            return;
        }
        if (client.awaitedReceipts() > 0) {
            totals.unanswered(client.awaitedReceipts());
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
        words = new Vocabulary(welcome.schema());
        BotOptions.Limits limits = options.limits();
        motion = new MotionWatch(who, words, oddities, welcome.width(), welcome.height(), limits.speed(), welcome.tickRate());
        self = new SelfWatch(who, words, oddities, limits.health(), welcome.tickRate());
        behaviour = new Behaviour(who, from, words, options.rates(), totals, random);
        positionColumns = bit(words.x) | bit(words.y);
        healthColumn = bit(words.health);
        playing = true;
        welcomedNanos = System.nanoTime();
        if (!welcome.account().equals(who)) {
            oddities.add(who, welcome.tick(), "it was welcomed as '" + welcome.account() + "'");
        }
    }

    @Override
    public void onReceipt(Client from, long number, Schema.Signature command, long tick, Schema.Rejection rejection,
            long latencyNanos) {
        if (rejection != null) {
            totals.rejected(rejection.name(), latencyNanos);
            return;
        }
        totals.applied(latencyNanos);
        if (command.name().equals(Vocabulary.COUNT)) {
            self.countApplied();
        }
    }

    @Override
    public void onEvent(Client from, Event event) {
        totals.event(event.name());
        self.heard(event);
        if (event.signature() == words.respawn) {
            motion.excuse(from.world(), event.getEntity("entity"));
        }
    }

    @Override
    public void onEnter(Client from, long entity) {
        World world = from.world();
        changes++;
        motion.entered(world, entity);
        if (healthColumn != 0 && words.isAvatar(world, entity)) {
            self.health(world, entity);
        }
        if (entity == world.viewpoint()) {
            self.avatar(world, entity);
        }
    }

    @Override
    public void onUpdate(Client from, long entity, long columns) {
        changes++;
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
        changes++;
    }

    @Override
    public void onTick(Client from, long tick) {
        long now = System.nanoTime();
        if (acting && lastTickNanos != 0) {
            totals.frameGapMicros.recordValue((now - lastTickNanos) / 1_000);
            totals.updatesPerTick.recordValue(changes);
        }
        lastTickNanos = now;
        if (changes > 0) {
            totals.changed(now);
            changes = 0;
        }
        World world = from.world();
        self.ticked(world);
        if (acting && world.viewpoint() != Entity.NONE) {
            behaviour.act(world, world.viewpoint());
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
            measure();
        }
        playing = false;
        if (!leaving) {
            oddities.add(who, from.world().tick(), (welcomed ? "it was put out: " : "it could not join: ") + reason);
        } else if (!reason.kickedWith("bye")) {
            oddities.add(who, from.world().tick(), "it said BYE, but the connection ended otherwise: " + reason);
        }
    }

    private void measure() {
        playedNanos = System.nanoTime() - welcomedNanos;
        bytesIn = client.statistics().get(ClientCounter.BYTES_IN);
        bytesOut = client.statistics().get(ClientCounter.BYTES_OUT);
    }

    private static long bit(Schema.Column column) {
        return column == null ? 0 : 1L << column.index();
    }
}
