package io.caelmor.bots;

import io.caelmor.client.fake.Bytes;
import io.caelmor.client.fake.BytesIn;
import io.caelmor.client.fake.FakeConnection;
import io.caelmor.client.fake.FakeServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A little game that keeps to the protocol, at 20 ticks a second, for bots to play; on demand with one flaw that they must find.
final class FakeGame implements AutoCloseable {
    enum Flaw { NONE, STALE, LOST_COUNT, LEAP, FORGOTTEN_UPDATES, RECEIPT_TWICE, RECEIPT_NEVER, WRONG_HEALTH, PUT_OUT, NO_BYE, NO_COMBAT }

    private static final int RATE = 20;
    private static final float SPEED = 10;
    private static final float SIZE = 200;
    private static final float STEP = 1 / 64f;
    private static final int ACK = 5;
    private static final int MOVE = 1;
    private static final int STOP = 2;
    private static final int SAY = 3;
    private static final int ATTACK = 4;
    private static final int COUNT = 5;
    private static final int TOO_FAR = 1;
    private static final int FLAW_AGE = 10;
    /// How many ticks a [Flaw#STALE] game waits before it says where the first player is.
    static final int STALE_TICKS = 7;

    /// One player and what it was sent.
    private static final class Player {
        final FakeConnection connection;
        final String name;
        final int index;
        final long joinedTick;
        final Map<Player, int[]> known = new HashMap<>();
        final List<long[]> receipts = new ArrayList<>();
        final List<Integer> gone = new ArrayList<>();
        float x = 100;
        float y = 100;
        float dx;
        float dy;
        int health = 100;
        long count;
        long sentCount;
        long lastNumber;
        long commands;
        boolean putOut;

        Player(FakeConnection connection, String name, int index, long joinedTick) {
            this.connection = connection;
            this.name = name;
            this.index = index;
            this.joinedTick = joinedTick;
        }

        int[] state() {
            return new int[] {Math.round(x / STEP), Math.round(y / STEP), health};
        }
    }

    private final Flaw flaw;
    /// A stale game is a peaceful one, so that nobody is carried off by a respawn.
    private final boolean combat;
    private final FakeServer server;
    private final Random random = new Random(5);
    private final List<Player> players = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private Bytes events = new Bytes();
    private long tick = 1;
    private int nextIndex = 1;
    private boolean flawDone;
    private final List<Double> away = new ArrayList<>();

    FakeGame(Flaw flaw) throws IOException {
        this.flaw = flaw;
        combat = flaw != Flaw.NO_COMBAT && flaw != Flaw.STALE;
        server = FakeServer.start(this::serve);
        clock.scheduleAtFixedRate(this::tick, 0, 1_000 / RATE, TimeUnit.MILLISECONDS);
    }

    String address(String scheme) {
        return server.address(scheme);
    }

    List<Exception> failures() {
        return server.failures();
    }

    /// How far from the middle each was at each tick, from near to far.
    synchronized List<Double> away() {
        return away.stream().sorted().toList();
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        server.close();
    }

    private void serve(FakeConnection connection) throws IOException {
        BytesIn hello = new BytesIn(connection.read());
        hello.raw(2);
        Player player = join(connection, hello.text());
        try {
            while (true) {
                byte[] frame = connection.read();
                synchronized (this) {
                    if (frame[0] == 4) {
                        break;
                    }
                    command(player, new BytesIn(frame));
                }
            }
        } finally {
            leave(player);
        }
        if (flaw == Flaw.NO_BYE) {
            return;
        }
        connection.send(new Bytes().u8(0x83).varint(1).text("bye").text("Goodbye.").toArray());
    }

    private synchronized Player join(FakeConnection connection, String name) throws IOException {
        Player player = new Player(connection, name, nextIndex++, tick);
        connection.send(new Bytes().u8(0x81, 1, 0).varint(RATE).varint(tick).text("fake").f32(SIZE).f32(SIZE).text(name)
                .raw(new byte[32]).varint(30).varint(512).raw(schema()).toArray());
        players.add(player);
        return player;
    }

    private synchronized void leave(Player player) {
        players.remove(player);
        for (Player other : players) {
            if (other.known.remove(player) != null) {
                other.gone.add(player.index);
            }
        }
    }

    private byte[] schema() {
        Bytes bytes = new Bytes().varint(combat ? 6 : 5)
                .text("kind").u8(1, 1).text("x").u8(4, 1).f32(STEP).text("y").u8(4, 1).f32(STEP)
                .text("avatar.name").u8(5, 1).varint(32).text("commands.count").u8(2, 2);
        if (combat) {
            bytes.text("combat.health").u8(1, 1);
        }
        return bytes.varint(5)
                .varint(MOVE).text("move").varint(2).text("dx").u8(3).text("dy").u8(3)
                .varint(STOP).text("stop").varint(0)
                .varint(SAY).text("say").varint(1).text("text").u8(5).varint(100)
                .varint(ATTACK).text(combat ? "attack" : "wave").varint(1).text("target").u8(6)
                .varint(COUNT).text("count").varint(0)
                .varint(4)
                .varint(1).text("say").varint(2).text("speaker").u8(6).text("text").u8(5).varint(100)
                .varint(2).text("combat.hit").varint(4)
                        .text("attacker").u8(6).text("target").u8(6).text("amount").u8(1).text("health").u8(1)
                .varint(3).text("combat.death").varint(2).text("victim").u8(6).text("killer").u8(6)
                .varint(4).text("combat.respawn").varint(1).text("entity").u8(6)
                .varint(1).varint(TOO_FAR).text("too_far").text("That is out of reach.")
                .varint(1).zigzag(1).text("avatar").toArray();
    }

    private void command(Player player, BytesIn in) {
        if (in.u8() == ACK) {
            in.varint();
            in.u8();
        }
        in.u8();
        int id = in.u8();
        long number = in.varint();
        int rejection = 0;
        switch (id) {
            case MOVE -> {
                player.dx = in.f32();
                player.dy = in.f32();
            }
            case STOP -> {
                player.dx = 0;
                player.dy = 0;
            }
            case SAY -> events.varint(1).entity(player.index, 1).text(in.text());
            case ATTACK -> rejection = attack(player, in.varint());
            case COUNT -> player.count += flaw == Flaw.LOST_COUNT && player.count == 1 ? 0 : 1;
            default -> throw new IllegalArgumentException("command " + id);
        }
        player.lastNumber = number;
        if (flaw != Flaw.RECEIPT_NEVER || ++player.commands != 3) {
            player.receipts.add(new long[] {number, rejection});
        }
    }

    private int attack(Player attacker, long targetIndex) {
        Player target = players.stream().filter(each -> each.index == targetIndex).findFirst().orElse(null);
        if (target == null || Math.hypot(target.x - attacker.x, target.y - attacker.y) > 4) {
            return TOO_FAR;
        }
        if (target.health > 0) {
            // The flaw is seen on those who live.
            int amount = flaw == Flaw.WRONG_HEALTH ? 1 : 30;
            target.health = Math.max(0, target.health - amount);
            events.varint(2).entity(attacker.index, 1).entity(target.index, 1).zigzag(amount)
                    .zigzag(target.health - (flaw == Flaw.WRONG_HEALTH ? 1 : 0));
            if (target.health == 0) {
                events.varint(3).entity(target.index, 1).entity(attacker.index, 1);
            }
        }
        return 0;
    }

    private synchronized void tick() {
        tick++;
        for (Player player : players) {
            if (player.health == 0 && tick % RATE == 0) {
                player.health = 100;
                player.x = random.nextFloat() * SIZE;
                player.y = random.nextFloat() * SIZE;
                events.varint(4).entity(player.index, 1);
            }
            player.x = Math.clamp(player.x + player.dx * SPEED / RATE, 0, SIZE);
            player.y = Math.clamp(player.y + player.dy * SPEED / RATE, 0, SIZE);
            away.add(Math.hypot(player.x - SIZE / 2, player.y - SIZE / 2));
        }
        flawed();
        byte[] heard = events.toArray();
        events = new Bytes();
        for (Player player : List.copyOf(players)) {
            try {
                player.connection.send(snapshot(player, heard));
                if (player.putOut) {
                    player.connection.send(new Bytes().u8(0x83).varint(10).text("flood").text("Too many commands.").toArray());
                }
            } catch (IOException _) {
                // It went away; its reader takes it out.
            }
        }
    }

    /// Does the first player the wrong that is asked for, once that player has settled in.
    private void flawed() {
        if (players.isEmpty()) {
            return;
        }
        Player first = players.getFirst();
        // Not in a tick of respawns, where anybody may leap.
        boolean due = !flawDone && tick > first.joinedTick + FLAW_AGE && tick % RATE != 0 && first.health > 0
                && first.lastNumber > 0 && first.receipts.isEmpty();
        if (!due) {
            return;
        }
        flawDone = true;
        switch (flaw) {
            case LEAP -> first.x += first.x > 100 ? -50 : 50;
            case RECEIPT_TWICE -> first.receipts.add(new long[] {first.lastNumber, 0});
            case PUT_OUT -> first.putOut = true;
            default -> { }
        }
    }

    private byte[] snapshot(Player to, byte[] heard) {
        Bytes receipts = new Bytes().varint(1).varint(0).varint(to.receipts.size());
        long before = to.lastNumber;
        for (long[] receipt : to.receipts) {
            long difference = receipt[0] - before;
            receipts.varint((difference << 1 ^ difference >> 63) << 1 | (receipt[1] == 0 ? 0 : 1));
            if (receipt[1] != 0) {
                receipts.varint(receipt[1]);
            }
            before = receipt[0];
        }
        to.receipts.clear();
        Bytes leaves = new Bytes();
        to.gone.forEach(leaves::varint);
        to.gone.clear();
        Bytes enters = new Bytes();
        Bytes updates = new Bytes();
        for (Player seen : players) {
            boolean stale = flaw == Flaw.STALE && to.index == 2 && seen.index == 1 && tick % STALE_TICKS != 0;
            if (stale && to.known.containsKey(seen)) {
                continue;
            }
            int[] now = seen.state();
            int[] known = to.known.put(seen, now);
            boolean own = seen == to;
            if (known == null) {
                enters.varint(seen.index).entity(seen.index, 1).u8(own ? 3 : 0).varint((own ? 16 : 0) | (combat ? 47 : 15))
                        .zigzag(1).zigzag(now[0]).zigzag(now[1]).text(seen.name);
                if (own) {
                    enters.zigzag(seen.count);
                }
                if (combat) {
                    enters.zigzag(now[2]);
                }
                continue;
            }
            if (flaw == Flaw.FORGOTTEN_UPDATES && tick > to.joinedTick + FLAW_AGE && to.index == 2 && seen.index == 1) {
                continue;
            }
            if (Arrays.equals(now, known) && to.sentCount == to.count) {
                continue;
            }
            updates.varint(seen.index << 1 | 1).varint(6 | (own ? 16 : 0) | (combat ? 32 : 0))
                    .zigzag(now[0] - known[0]).zigzag(now[1] - known[1]);
            if (own) {
                updates.zigzag(seen.count);
                to.sentCount = seen.count;
            }
            if (combat) {
                updates.zigzag(now[2]);
            }
        }
        return new Bytes().u8(0x82).varint(tick).varint(to.lastNumber).u8(2 | 4 | 8 | 16 | 64)
                .raw(receipts.toArray()).raw(heard).u8(0).raw(leaves.toArray()).u8(0)
                .raw(enters.toArray()).u8(0).raw(updates.toArray()).u8(0).toArray();
    }
}
