package io.caelmor.inventory;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.plugin.Contribution;
import io.caelmor.kernel.session.SessionState;
import io.caelmor.kernel.wire.WireWriter;
import io.caelmor.testing.MemoryStore;
import io.caelmor.testing.Player;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever players do, leave, lose and come back to, over stops and crashes: gold and items stay what they are, no item is there twice,
/// each count of changes means one set of holdings, and what a receipt promised is found again. See [Books].
class ConservationTest {
    private static final int ACCOUNTS = 6;
    private static final int STEPS = 500;
    private static final Set<String> DURABLE = Set.of("drop", "pick_up", "take", "trade.accept");

    /// A command that waits for its receipt, and the tick in which it is processed.
    private record Waiting(Player player, int number, String command, long account, long tick) {}

    private final MemoryStore store = new MemoryStore();
    private final Map<String, Player> players = new TreeMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<String, Integer> applied = new HashMap<>();
    private Random random;
    private Market market;
    private Books books;
    private Throwable failure;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldKeepEverythingWhateverHappens(long seed) {
        random = new Random(seed);
        open();
        try {
            for (int step = 0; step < STEPS; step++) {
                happen();
                market.server.step();
                hear();
                assertNull(failure, () -> "seed " + seed + ": " + failure);
            }
        } finally {
            market.server.stop();
        }
        books.serverGone();
        assertTrue(books.observations >= STEPS);
        for (var command : List.of("drop", "pick_up", "take", "trade.accept", "give", "trade.offer", "trade.offer_item")) {
            assertTrue(applied.getOrDefault(command, 0) > 0, () -> command + " was never applied: " + applied);
        }
    }

    private void happen() {
        var name = "player" + random.nextInt(ACCOUNTS);
        var player = players.get(name);
        switch (random.nextInt(100)) {
            case 0 -> restart();
            case 1 -> crash();
            case 2, 3 -> {
                if (player != null) {
                    player.client().bye();
                    players.remove(name);
                }
            }
            case 4 -> {
                if (player != null) {
                    player.client().drop();
                    players.remove(name);
                }
            }
            case 5, 6 -> {
                if (player != null) {
                    market.dead.add(player.avatar());
                }
            }
            case 7, 8, 9 -> market.dead.remove(player == null ? avatar() : player.avatar());
            case 10, 11, 12 -> market.place(avatar(), Market.MIDDLE + random.nextInt(8), Market.MIDDLE);
            default -> {
                if (player == null) {
                    players.put(name, market.join(name));
                }
            }
        }
        players.values().forEach(this::act);
    }

    private void act(Player player) {
        if (player.session().state() != SessionState.ACTIVE) {
            return;
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            switch (random.nextInt(12)) {
                case 0 -> send(player, "drop", writer -> writer.entity(item(player)));
                case 1, 2 -> send(player, "pick_up", writer -> writer.entity(lying(player)));
                case 3, 4 -> send(player, "give", writer -> {
                    writer.entity(item(player));
                    writer.entity(avatar());
                });
                case 5, 6 -> send(player, "take", writer -> writer.entity(avatar()));
                case 7 -> send(player, "trade.offer", writer -> {
                    writer.entity(partnerOf(player));
                    writer.zigzag(random.nextInt(130) - 10);
                });
                case 8 -> send(player, "trade.offer_item", writer -> {
                    writer.entity(partnerOf(player));
                    writer.entity(item(player));
                    writer.zigzag(random.nextInt(50));
                });
                case 9, 10 -> accept(player);
                default -> send(player, random.nextBoolean() ? "trade.cancel" : "keep", _ -> { });
            }
        }
    }

    private void accept(Player player) {
        long partner = partnerOf(player);
        long number = market.longs("inventory.offer_number").get(partner);
        send(player, "trade.accept", writer -> {
            writer.entity(partner);
            writer.zigzag(random.nextInt(10) == 0 ? random.nextInt(5) : number);
        });
    }

    private void send(Player player, String command, Consumer<WireWriter> parameters) {
        int number = player.send(command, parameters);
        waiting.add(new Waiting(player, number, command, player.session().accountId(), market.witness.tick() + 1));
    }

    /// Reads receipts.
    private void hear() {
        var answers = new HashMap<Player, Map<Integer, String>>();
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext();) {
            var one = each.next();
            var answer = answers.computeIfAbsent(one.player(), Player::answers).get(one.number());
            if (answer != null) {
                each.remove();
                if (answer.equals("applied")) {
                    applied.merge(one.command(), 1, Integer::sum);
                    if (DURABLE.contains(one.command())) {
                        books.acknowledge(one.account(), one.tick());
                    }
                }
            }
        }
        answers.keySet().forEach(player -> player.client().frames().clear());
    }

    private void open() {
        market = Market.with(new Contribution[] {store}, "world.entities", 256L, "persistence.interval_ms", 500L);
        if (books == null) {
            books = new Books(store, market.world);
        }
        market.atEndOfTick = this::observe;
        market.server.step();
        players.put("player0", market.join("player0"));
    }

    /// What a hook throws is contained by the server, and must not be here.
    private void observe() {
        try {
            books.observe(market.world, market.witness.tick());
        } catch (AssertionError | RuntimeException e) {
            failure = failure == null ? e : failure;
        }
    }

    private void restart() {
        market.server.stop();
        gone();
        open();
    }

    /// From some tick on nothing is saved, and then the server is gone.
    private void crash() {
        market.server.step();
        hear();
        store.answer = CommitOutcome.FENCED;
        for (int i = random.nextInt(5); i > 0; i--) {
            players.values().forEach(this::act);
            market.server.step();
            hear();
        }
        market.server.stop();
        store.answer = CommitOutcome.COMMITTED;
        gone();
        open();
    }

    private void gone() {
        players.clear();
        waiting.clear();
        books.serverGone();
    }

    // --- somebody, something

    private long avatar() {
        var some = List.copyOf(players.values());
        return some.get(random.nextInt(some.size())).avatar();
    }

    /// Mostly the same one, so that two come to terms.
    private long partnerOf(Player player) {
        if (random.nextInt(4) == 0) {
            return avatar();
        }
        var some = List.copyOf(players.values());
        return some.get((some.indexOf(player) ^ 1) % some.size()).avatar();
    }

    private long item(Player player) {
        var items = market.items(player);
        return items.isEmpty() || random.nextInt(10) == 0 ? avatar() : items.get(random.nextInt(items.size()));
    }

    private long lying(Player player) {
        var lying = market.lying();
        return lying.isEmpty() ? item(player) : lying.get(random.nextInt(lying.size()));
    }
}
