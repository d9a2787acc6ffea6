package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.caelmor.bots.trade.TradeOptions;
import io.caelmor.bots.trade.TradeRun;
import io.caelmor.client.BlockingClient;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientOptions;
import io.caelmor.client.World;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a receipt said of things that changed hands is so after a kill, on the packaged server with its real store.
class TradeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void shouldFindWithItsNewOwnersWhatWasTradedWhenItIsKilledRightAfterTheReceipt() throws Exception {
        Map<Long, String> annsThen;
        Map<Long, String> bobsThen;
        try (var group = ClientGroup.create()) {
            try (var server = start(0)) {
                var ann = BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "ann"));
                var bob = BlockingClient.join(group, ClientOptions.of(server.endpoint("tcp"), "bob"));
                long annSelf = ann.awaitViewpoint(PATIENCE);
                long bobSelf = bob.awaitViewpoint(PATIENCE);
                ann.awaitTick(world -> world.contains(bobSelf) && items(world).size() == 3, PATIENCE);
                bob.awaitTick(world -> world.contains(annSelf) && items(world).size() == 3, PATIENCE);
                var hers = ann.read(TradeIT::items);
                var his = bob.read(TradeIT::items);
                long sword = of(hers, "sword");
                long lantern = of(his, "lantern");

                assertTrue(ann.send("trade.offer_item", bobSelf, entity(ann, sword), 0).applied());
                var offered = bob.awaitEvent("trade.offered", event -> event.getEntity("from") == annSelf, PATIENCE);
                assertEquals("sword", offered.getText("name"));
                assertEquals(sword, offered.getLong("item"));
                assertTrue(bob.send("trade.offer_item", annSelf, entity(bob, lantern), 25).applied());
                var answer = ann.awaitEvent("trade.offered", event -> event.getEntity("from") == bobSelf, PATIENCE);
                assertTrue(ann.send("trade.accept", bobSelf, answer.getLong("number")).applied());
                assertTrue(bob.send("trade.accept", annSelf, offered.getLong("number")).applied());
                server.kill();

                hers.remove(sword);
                his.remove(lantern);
                hers.put(lantern, "lantern");
                his.put(sword, "sword");
                annsThen = hers;
                bobsThen = his;
            }
            try (var server = start(0)) {
                var ann = BlockingClient.join(group, ClientOptions.of(server.endpoint("tcp"), "ann"));
                var bob = BlockingClient.join(group, ClientOptions.of(server.endpoint("ws"), "bob"));
                long annSelf = ann.awaitViewpoint(PATIENCE);
                long bobSelf = bob.awaitViewpoint(PATIENCE);
                ann.awaitTick(world -> items(world).equals(annsThen), PATIENCE);
                bob.awaitTick(world -> items(world).equals(bobsThen), PATIENCE);
                assertEquals(125, ann.getLong(annSelf, "inventory.gold"));
                assertEquals(75, bob.getLong(bobSelf, "inventory.gold"));
                assertEquals(2, ann.getLong(annSelf, "inventory.changes"));
                assertEquals(2, bob.getLong(bobSelf, "inventory.changes"));
                assertEquals(0, server.stop(), server::said);
            }
        }
    }

    @Test
    void shouldKeepItsWordToTradersOverKills() throws Exception {
        int port;
        ServerProcess server = start(0);
        try {
            port = URI.create(server.endpoint("ws")).getPort();
            try (var run = TradeRun.start(TradeOptions.surviving(server.endpoint("ws"), 12, 7, "t-"))) {
                assertTrue(run.awaitAllPlaying(PATIENCE));
                for (int kill = 0; kill < 2; kill++) {
                    long acknowledged = acknowledged(run);
                    long deadline = System.nanoTime() + PATIENCE.toNanos();
                    while (acknowledged(run) < acknowledged + 40 && System.nanoTime() < deadline) {
                        Thread.sleep(20);
                    }
                    assertTrue(acknowledged(run) >= acknowledged + 40, run.standing());
                    server.kill();
                    assertTrue(run.awaitNonePlaying(PATIENCE));
                    server = start(port);
                    assertTrue(run.awaitAllPlaying(PATIENCE), run.standing());
                }
                var summary = run.stop();
                assertEquals(0, summary.oddCount(), summary::toString);
                assertTrue(summary.lostConnections() >= 24 && summary.trades() > 0, summary::toString);
            }
            assertEquals(0, server.stop(), server::said);
        } finally {
            server.close();
        }
    }

    @Test
    void shouldLetBotsTradeFromTheCommandLine() throws Exception {
        try (var server = start(0)) {
            var bots = ServerProcess.in(folder).run("bots", "--json", "--workload", "trade", "--count", "20", "--seconds", "4", "--url", server.endpoint("tcp"));
            assertEquals(0, bots.exitCode(), bots::said);
            var result = JsonParser.parseString(bots.out()).getAsJsonObject();
            assertEquals(20, result.get("joined").getAsInt(), bots::said);
            assertEquals(0, result.get("unanswered").getAsInt(), bots::said);
            assertTrue(result.get("trades").getAsDouble() > 0 && result.get("itemsMoved").getAsInt() > 20, bots::said);
            assertEquals(0, server.stop(), server::said);
        }
    }

    private static long acknowledged(TradeRun run) {
        return run.witnesses().stream().mapToLong(witness -> witness.acknowledged()).sum();
    }

    /// The names of what this client's account holds, by id.
    private static Map<Long, String> items(World world) {
        var items = new TreeMap<Long, String>();
        world.forEach(entity -> {
            if (world.owned(entity) && world.getLong(entity, "item.id") != 0) {
                items.put(world.getLong(entity, "item.id"), world.getText(entity, "item.name"));
            }
        });
        return items;
    }

    private static long of(Map<Long, String> items, String name) {
        return items.entrySet().stream().filter(item -> item.getValue().equals(name)).findFirst().orElseThrow().getKey();
    }

    private static long entity(BlockingClient client, long id) {
        return client.read(world -> {
            var found = new long[1];
            world.forEach(entity -> found[0] = world.getLong(entity, "item.id") == id ? entity : found[0]);
            return found[0];
        });
    }

    /// All stand within each other's reach.
    private ServerProcess start(int port) throws IOException, InterruptedException {
        return ServerProcess.in(folder).start("run", "--set", "transport.netty.port=" + port, "--set", "commands.spawn_area=3").awaitReady();
    }
}
