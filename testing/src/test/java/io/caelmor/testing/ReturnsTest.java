package io.caelmor.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.wire.MessageType;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Players who leave and return at once, in random order, while commits are slow or fail: each finds what it left.
class ReturnsTest {
    private static final int ACCOUNTS = 48;
    private static final int RETURNS = 5_000;

    private final Random failures = new Random(7);
    private final MemoryStore store = new MemoryStore();
    private final CounterPlugin game = new CounterPlugin();
    private final TestClient[] clients = new TestClient[ACCOUNTS];
    private final boolean[] leaving = new boolean[ACCOUNTS];
    private final int[] expected = new int[ACCOUNTS];
    private int read;
    private int returned;
    private volatile boolean failing = true;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldFindTheLatestStateWheneverTheyReturn(long seed) {
        var random = new Random(seed);
        // Fewer slots than players: many returns wait for a slot whose last owner is still being saved.
        var server = SteppedServer.with("counter", game).with("memory-store", store).set("sessions.capacity", 40L)
                .set("sessions.connections", 400L).set("sessions.handshake_seconds", 300L).set("sessions.resume_seconds", 1L).start();
        server.kernel().failurePoints().arm("persist.beforeCommit", this::failNowAndThen);
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (returned < RETURNS) {
            assertTrue(System.nanoTime() < deadline, () -> "after a minute only " + returned + " have returned; seed " + seed);
            for (int i = 0; i < ACCOUNTS; i++) {
                act(server, random, i);
            }
            server.step();
            checkArrivals();
        }
        failing = false;
        var report = server.stop();
        assertTrue(report.clean(), report::toString);
        checkArrivals();
    }

    private void act(SteppedServer server, Random random, int account) {
        var client = clients[account];
        if (client == null || !client.isOpen()) {
            clients[account] = server.connect().hello("player" + account);
            leaving[account] = false;
        } else if (!leaving[account] && !client.messages(MessageType.WELCOME).isEmpty()) {
            switch (random.nextInt(8)) {
                case 0, 1 -> add(client, account, random.nextInt(100));
                case 2 -> {
                    add(client, account, 1 + random.nextInt(100));
                    client.bye();
                    leaving[account] = true;
                    if (random.nextBoolean()) {
                        // Not even the goodbye is waited for.
                        client.drop();
                    }
                }
                case 3 -> {
                    add(client, account, 1);
                    client.drop();
                }
                case 4 -> clients[account] = server.connect().hello("player" + account);
                default -> { }
            }
        }
    }

    private void add(TestClient client, int account, int amount) {
        client.command(CounterPlugin.ADD, 1, writer -> writer.zigzag(amount));
        expected[account] += amount;
    }

    private void checkArrivals() {
        for (; read < game.log.size(); read++) {
            var line = game.log.get(read);
            if (line.startsWith("joined ")) {
                int account = Integer.parseInt(line.substring("joined player".length(), line.indexOf(" with ")));
                assertEquals("joined player" + account + " with " + expected[account], line);
                returned++;
            }
        }
    }

    /// On the store's thread, and there alone: a failure chosen while the test ends is over at the next try.
    private void failNowAndThen() {
        store.answer = failing && failures.nextInt(4) == 0 ? CommitOutcome.UNKNOWN : CommitOutcome.COMMITTED;
    }
}
