package io.caelmor.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.CloseReason.How;
import io.caelmor.client.ProtocolViolation.Kind;
import io.caelmor.client.fake.Bytes;
import io.caelmor.client.fake.BytesIn;
import io.caelmor.client.fake.FakeConnection;
import io.caelmor.client.fake.FakeMessages;
import io.caelmor.client.fake.FakeServer;
import java.io.EOFException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A client against a scripted server, on real sockets and both carriers.
class ConnectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ENTER_ANN = "82 e9 07 00 11 01 07 02 03 0f 0a c0 64 02 03 61 6e 6e 00";
    private static final String EVENT_AND_LEAVE = "82 ec 07 00 0c 01 07 02 02 68 69 00 01 00";
    private static final long ANN = Entity.of(7, 2);

    private final ClientGroup group = ClientGroup.create();
    private FakeServer server;

    @AfterEach
    void stop() throws Exception {
        group.close();
        server.close();
        assertEquals(List.of(), server.failures());
    }

    @Test
    void shouldKnowHowLongATickTakes() throws Exception {
        serve(connection -> {
            connection.read();
            connection.send(FakeMessages.welcome(false, 1));
            connection.send(FakeMessages.idle(1000, 0));
            connection.send(Bytes.ofHex("85 e8 dd 0d"));
            connection.send(FakeMessages.idle(1001, 0));
            connection.read();
            connection.send(FakeMessages.kick(1, "bye"));
        });
        List<Integer> told = new CopyOnWriteArrayList<>();
        CompletableFuture<CloseReason> closed = new CompletableFuture<>();
        Client ann = group.client(ClientOptions.of(server.address("tcp"), "ann"), new ClientListener() {
            @Override
            public void onPace(Client client, int tickMicros) {
                told.add(tickMicros);
            }

            @Override
            public void onTick(Client client, long tick) {
                told.add(-client.tickMicros());
                if (tick == 1001) {
                    client.bye();
                }
            }

            @Override
            public void onClosed(Client client, CloseReason reason) {
                closed.complete(reason);
            }
        });
        ann.connect();
        assertTrue(closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).kickedWith("bye"));
        assertEquals(List.of(-50_000, 225_000, -225_000), told);
    }

    @Test
    void shouldRefuseATickThatTakesNoTime() throws Exception {
        serve(connection -> {
            connection.read();
            connection.send(FakeMessages.welcome(false, 1));
            connection.send(Bytes.ofHex("85 00"));
            assertThrows(EOFException.class, connection::read);
        });
        BlockingClient ann = new BlockingClient(group, ClientOptions.of(server.address("tcp"), "ann"));
        ann.connect();
        assertEquals(How.VIOLATION, ann.awaitClosed(PATIENCE).how());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "tcp"})
    void shouldPlayFromHelloToBye(String scheme) throws Exception {
        serve(connection -> {
            BytesIn hello = new BytesIn(connection.read());
            assertEquals("1 1 ann  tester", hello.u8() + " " + hello.u8() + " " + hello.text() + " " + hello.text() + " " + hello.text());
            connection.send(FakeMessages.welcome(false, 1));
            connection.send(Bytes.ofHex(ENTER_ANN));
            assertArrayEquals(Bytes.ofHex("05 e9 07 03 00 03 01 00 00 80 3f 00 00 00 bf"), connection.read());
            connection.send(FakeMessages.receipt(1002, 1, 0));
            assertArrayEquals(Bytes.ofHex("05 ea 07 03 00 01 02 09 01"), connection.read());
            connection.send(FakeMessages.receipt(1003, 2, 5));
            connection.send(Bytes.ofHex(EVENT_AND_LEAVE));
            assertArrayEquals(Bytes.ofHex("04"), connection.read());
            connection.send(FakeMessages.kick(1, "bye"));
        });
        BlockingClient ann = new BlockingClient(group, ClientOptions.of(server.address(scheme), "ann").withProgram("tester"));
        assertEquals("test-world", ann.connect().world());
        assertEquals(ANN, ann.awaitViewpoint(PATIENCE));
        assertEquals(100.5f, ann.getFloat(ANN, "x"));

        Receipt moved = ann.send("move", 1.0, -0.5f);
        assertTrue(moved.applied());
        assertEquals(1002, moved.tick());
        Receipt greeted = ann.send("greet", Entity.of(9, 1));
        assertTrue(greeted.rejectedWith("not_visible"));
        assertEquals("hi", ann.awaitEvent("say", event -> event.getEntity("speaker") == ANN, PATIENCE).getText("words"));
        assertTrue(ann.awaitTick(world -> world.size() == 0, PATIENCE) >= 1004);

        assertTrue(ann.leave().kickedWith("bye"));
        assertEquals(List.of(), ann.violations());
        ClientStatistics statistics = ann.client().statistics();
        assertEquals(6, statistics.get(ClientCounter.FRAMES_IN));
        assertEquals(4, statistics.get(ClientCounter.FRAMES_OUT));
        assertEquals(3 + 12 + 3 + 6 + 1 + (2 + 4 + 1 + 7), statistics.get(ClientCounter.BYTES_OUT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "tcp"})
    void shouldReadFramesHoweverTheyAreCut(String scheme) throws Exception {
        byte[] afterWelcome = new Bytes().raw(Bytes.ofHex(ENTER_ANN)).raw(FakeMessages.idle(1002, 0)).toArray();
        serve(connection -> {
            connection.read();
            // One write: a frame, and half of the next, which holds two messages.
            byte[] welcome = connection.enclose(FakeMessages.welcome(false, 1));
            byte[] next = connection.enclose(afterWelcome);
            connection.sendRaw(new Bytes().raw(welcome).raw(Arrays.copyOf(next, next.length / 2)).toArray());
            Thread.sleep(50);
            for (byte octet : Arrays.copyOfRange(next, next.length / 2, next.length)) {
                connection.sendRaw(new byte[] {octet});
            }
            connection.sendRaw(new Bytes().raw(connection.enclose(FakeMessages.idle(1003, 0)))
                    .raw(connection.enclose(FakeMessages.idle(1004, 0))).toArray());
            untilClosed(connection);
        });
        try (BlockingClient ann = BlockingClient.join(group, ClientOptions.of(server.address(scheme), "ann"))) {
            assertEquals(1004, ann.awaitTick(world -> world.tick() == 1004, PATIENCE));
            assertEquals(1, ann.read(World::size));
            assertEquals(List.of(), ann.violations());
        }
    }

    @Test
    void shouldAcknowledgeTheNewestTickOnceInFrontOfACommand() throws Exception {
        serve(connection -> {
            connection.read();
            connection.send(FakeMessages.welcome(false, 1));
            assertArrayEquals(Bytes.ofHex("03 00 01 01 00 00"), connection.read(), "the welcome's tick is no TICK");
            connection.send(FakeMessages.idle(1001, 0));
            connection.send(FakeMessages.idle(1002, 0));
            assertArrayEquals(Bytes.ofHex("05 ea 07 03 00 01 02 00 00"), connection.read());
            assertArrayEquals(Bytes.ofHex("03 00 01 03 00 00"), connection.read(), "once for each TICK");
            connection.send(FakeMessages.idle(1003, 0));
            assertArrayEquals(Bytes.ofHex("05 eb 07 03 00 01 04 00 00"), connection.read());
            untilClosed(connection);
        });
        try (BlockingClient ann = BlockingClient.join(group, ClientOptions.of(server.address("tcp"), "ann"))) {
            ann.client().send("greet", 0);
            ann.awaitTick(world -> world.tick() == 1002, PATIENCE);
            ann.client().send("greet", 0);
            ann.client().send("greet", 0);
            ann.awaitTick(world -> world.tick() == 1003, PATIENCE);
            ann.client().send("greet", 0);
        }
    }

    @Test
    void shouldPutFragmentedWebSocketMessagesTogether() throws Exception {
        serve(connection -> {
            connection.read();
            byte[] welcome = FakeMessages.welcome(false, 1);
            connection.sendRaw(FakeConnection.message(0x02, Arrays.copyOf(welcome, 20)));
            connection.sendRaw(FakeConnection.message(0x89, new byte[3]));
            connection.sendRaw(FakeConnection.message(0x80, Arrays.copyOfRange(welcome, 20, welcome.length)));
            untilClosed(connection);
        });
        try (BlockingClient ann = BlockingClient.join(group, ClientOptions.of(server.address("ws"), "ann"))) {
            assertEquals("ann", ann.client().welcome().account());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wss", "tls"})
    void shouldTravelInsideTls(String scheme, @TempDir Path folder) throws Exception {
        TestCertificate certificate = new TestCertificate(folder);
        server = FakeServer.start(certificate.sockets(), connection -> {
            connection.read();
            connection.send(FakeMessages.welcome(false, 1));
            untilClosed(connection);
        });
        ClientOptions options = ClientOptions.of(server.address(scheme), "ann");
        BlockingClient.join(group, options.withTrustAll()).close();
        BlockingClient.join(group, options.withCertificates(certificate.pem())).close();
        assertThrows(ClientException.class, () -> BlockingClient.join(group, options));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "tcp"})
    void shouldResumeWithTheLatestToken(String scheme) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        serve(connection -> {
            int turn = connections.incrementAndGet();
            BytesIn greeting = new BytesIn(connection.read());
            assertEquals(turn == 1 ? 1 : 2, greeting.u8());
            if (turn > 1) {
                assertEquals(1, greeting.u8());
                byte[] token = greeting.raw(32);
                assertEquals(turn - 1, token[0]);
                assertEquals(turn - 1, token[31]);
            }
            connection.send(FakeMessages.welcome(turn > 1, turn));
            connection.send(Bytes.ofHex(ENTER_ANN));
            if (turn < 3) {
                connection.read();
                return;
            }
            // The command that the first connection took with it is answered late; it must not count as an error.
            connection.send(FakeMessages.receipt(1002, 1, 0));
            untilClosed(connection);
        });
        try (BlockingClient ann = BlockingClient.join(group, ClientOptions.of(server.address(scheme), "ann"))) {
            ann.awaitViewpoint(PATIENCE);
            Schema.Column kind = ann.client().schema().column("kind");
            ClientException lost = assertThrows(ClientException.class, () -> ann.send("move", 1, 0));
            assertEquals(How.LOST, lost.reason().orElseThrow().how());
            assertTrue(ann.resume().resumed());
            assertThrows(ClientException.class, () -> ann.send("move", 1, 0));
            assertTrue(ann.resume().resumed());
            ann.awaitTick(world -> world.tick() == 1002, PATIENCE);
            int read = ann.read(world -> world.getInt(ANN, kind));
            assertEquals(5, read);
            assertEquals(List.of(), ann.violations());
            assertEquals(1, ann.client().statistics().get(ClientCounter.APPLIED));
        }
    }

    @Test
    void shouldGoWhereItIsRedirected() throws Exception {
        try (FakeServer there = FakeServer.start(connection -> {
            BytesIn greeting = new BytesIn(connection.read());
            assertEquals(2, greeting.u8());
            greeting.u8();
            assertEquals(77, greeting.raw(32)[0]);
            connection.send(FakeMessages.welcome(true, 2));
            untilClosed(connection);
        })) {
            byte[] token = new byte[32];
            Arrays.fill(token, (byte) 77);
            serve(connection -> {
                connection.read();
                connection.send(FakeMessages.welcome(false, 1));
                connection.send(new Bytes().u8(0x84).text(there.address("tcp")).raw(token).toArray());
            });
            try (BlockingClient ann = BlockingClient.join(group, ClientOptions.of(server.address("ws"), "ann"))) {
                assertEquals(How.REDIRECTED, ann.awaitClosed(PATIENCE).how());
                assertTrue(ann.resume().resumed());
            }
            assertEquals(List.of(), there.failures());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "tcp"})
    void shouldSayWhyItWasNotLetIn(String scheme) throws Exception {
        serve(connection -> {
            connection.read();
            connection.send(FakeMessages.kick(4, "server_full"));
        });
        ClientException refused = assertThrows(ClientException.class,
                () -> BlockingClient.join(group, ClientOptions.of(server.address(scheme), "ann")));
        assertTrue(refused.reason().orElseThrow().kickedWith("server_full"), refused.toString());
        assertEquals(4, refused.reason().orElseThrow().code());
    }

    @Test
    void shouldSayThatNobodyAnswers() throws Exception {
        serve(FakeConnection::close);
        String address = server.address("tcp");
        server.close();
        ClientException refused = assertThrows(ClientException.class,
                () -> BlockingClient.join(group, ClientOptions.of(address, "ann")));
        assertEquals(How.LOST, refused.reason().orElseThrow().how());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "tcp"})
    void shouldNotWaitForeverForAWelcome(String scheme) throws Exception {
        serve(ConnectionTest::untilClosed);
        ClientOptions options = ClientOptions.of(server.address(scheme), "ann").withTimeout(Duration.ofMillis(200));
        BlockingClient ann = new BlockingClient(group, options);
        assertThrows(ClientException.class, ann::connect);
        assertEquals(How.LOST, ann.awaitClosed(PATIENCE).how());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws", "tcp"})
    void shouldEndTheConnectionAtWhatItCannotRead(String scheme) throws Exception {
        List<byte[]> wrong = List.of(
                new Bytes().raw(FakeMessages.idle(1000, 0)).u8(0).toArray(),
                Bytes.ofHex("82 e8"),
                new byte[0],
                FakeMessages.welcome(false, 1),
                Bytes.ofHex("82 e8 07 00 04 63 00"),
                new Bytes().raw(FakeMessages.kick(1, "bye")).u8(0).toArray());
        AtomicInteger turn = new AtomicInteger();
        serve(connection -> {
            connection.read();
            connection.send(FakeMessages.welcome(false, 1));
            connection.send(wrong.get(turn.getAndIncrement()));
            untilClosed(connection);
        });
        List<Kind> kinds = List.of(Kind.MALFORMED, Kind.MALFORMED, Kind.MALFORMED, Kind.OUT_OF_PLACE, Kind.UNKNOWN_EVENT, Kind.OUT_OF_PLACE);
        for (Kind kind : kinds) {
            BlockingClient ann = BlockingClient.join(group, ClientOptions.of(server.address(scheme), "ann"));
            assertEquals(How.VIOLATION, ann.awaitClosed(PATIENCE).how());
            assertEquals(List.of(kind), ann.violations().stream().map(ProtocolViolation::kind).toList());
        }
    }

    @Test
    void shouldReportATextMessageAndATickBeforeWelcome() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        serve(connection -> {
            connection.read();
            connection.sendRaw(turn.getAndIncrement() == 0
                    ? FakeConnection.message(0x81, new byte[] {'h', 'i'})
                    : connection.enclose(FakeMessages.idle(1000, 0)));
            untilClosed(connection);
        });
        for (int i = 0; i < 2; i++) {
            BlockingClient ann = new BlockingClient(group, ClientOptions.of(server.address("ws"), "ann"));
            assertThrows(ClientException.class, ann::connect);
            assertEquals(List.of(Kind.OUT_OF_PLACE), ann.violations().stream().map(ProtocolViolation::kind).toList());
        }
    }

    private void serve(FakeServer.Script script) throws Exception {
        server = FakeServer.start(script);
    }

    private static void untilClosed(FakeConnection connection) throws Exception {
        try {
            while (true) {
                connection.read();
            }
        } catch (EOFException _) {
            // The client closed it.
        }
    }
}
