package io.caelmor.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.caelmor.client.fake.Bytes;
import io.caelmor.client.fake.FakeMessages;
import io.caelmor.client.fake.FakeServer;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedCommandTest {
    private final BlockingQueue<byte[]> received = new ArrayBlockingQueue<>(100);
    private final ClientGroup group = ClientGroup.create();
    private FakeServer server;
    private Client client;

    @BeforeEach
    void connect() throws Exception {
        server = FakeServer.start(connection -> {
            connection.read();
            connection.send(FakeMessages.welcome(false, 1));
            while (true) {
                received.add(connection.read());
            }
        });
        client = BlockingClient.join(group, ClientOptions.of(server.address("tcp"), "ann")).client();
    }

    @AfterEach
    void stop() throws Exception {
        group.close();
        server.close();
    }

    @Test
    void shouldSendTheSameCommandManyTimes() throws Exception {
        client.call(() -> {
            PreparedCommand move = client.prepare("move");
            assertEquals(1, move.putFloat(1).putFloat(0).send());
            assertThrows(IllegalArgumentException.class, () -> move.putFloat(1).send());
            return move.putFloat(0).putFloat(-0.5f).send();
        }).get(10, TimeUnit.SECONDS);
        assertArrayEquals(Bytes.ofHex("03 00 03 01 00 00 80 3f 00 00 00 00"), next());
        assertArrayEquals(Bytes.ofHex("03 00 03 02 00 00 00 00 00 00 00 bf"), next());
    }

    @Test
    void shouldWriteEveryType() throws Exception {
        client.send("all", -1, 1L << 40, 1.5, "hé", Entity.of(7, 2));
        assertArrayEquals(new Bytes().u8(3, 0, 4, 1).zigzag(-1).zigzag(1L << 40).f32(1.5f).text("hé").entity(7, 2).toArray(), next());
    }

    @Test
    void shouldRefuseWhatDoesNotFitTheSchemaBeforeItIsSent() throws Exception {
        Class<IllegalArgumentException> wrong = IllegalArgumentException.class;
        assertThrows(NoSuchElementException.class, () -> client.send("fly"));
        assertThrows(wrong, () -> client.send("move", 1));
        assertThrows(wrong, () -> client.send("move", 1, 2, 3));
        assertThrows(wrong, () -> client.send("move", 1, "north"));
        assertThrows(wrong, () -> client.send("move", 1, Float.NaN));
        assertThrows(wrong, () -> client.send("all", 1.5, 0, 0, "", 0));
        assertThrows(wrong, () -> client.send("all", 0, 0, 0, "123456789", 0));
        assertThrows(ArithmeticException.class, () -> client.send("all", 1L << 32, 0, 0, "", 0));
        assertThrows(wrong, () -> client.prepare("move").putInt(1));
        client.send("greet", 0);
        assertArrayEquals(Bytes.ofHex("03 00 01 01 00 00"), next());
    }

    private byte[] next() throws InterruptedException {
        return received.poll(10, TimeUnit.SECONDS);
    }
}
