package io.caelmor.kernel.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.support.Vectors;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.wire.WireReader;
import io.caelmor.kernel.world.Bounds;
import io.caelmor.kernel.world.WorldId;
import io.caelmor.kernel.world.WorldKeeper;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The messages around a session, byte for byte as docs/protocol-vectors.txt has them.
class HandshakeVectorsTest {
    /// Where the schema begins in the vector.
    private static final int WELCOME_HEAD_BYTES = 58;

    @Test
    void shouldReadAHello() {
        var hello = read("hello");
        assertNull(hello.reason());
        assertEquals("ann", hello.account());
        assertEquals("", hello.credential());
        assertEquals("test1", hello.client());
    }

    @Test
    void shouldReadAResume() {
        var resume = read("resume");
        assertNull(resume.reason());
        assertEquals(ResumeToken.of(secret()), resume.resume());
        assertEquals("test1", resume.client());
    }

    @Test
    void shouldWriteAWelcomeInFrontOfTheSchema() {
        var world = new WorldKeeper(new WorldId("main"), new Bounds(1000, 1000), 16, new ThreadOwner()).world();
        var vector = Vectors.of("welcome");
        var schema = Arrays.copyOfRange(vector, WELCOME_HEAD_BYTES, vector.length);
        var welcome = new WelcomeFrame(world, 10, 30, 512, schema).write("ann", false, 1000, secret());
        assertArrayEquals(vector, Arrays.copyOf(welcome.array(), welcome.length()));
    }

    @Test
    void shouldWriteGoodbyes() {
        assertArrayEquals(Vectors.of("kick-replaced"), KickFrame.of(CloseReason.REPLACED, "bye"));
        assertArrayEquals(Vectors.of("redirect"), KickFrame.redirect("tcp://b:7", secret()));
        assertThrows(IllegalArgumentException.class, () -> KickFrame.redirect("b".repeat(513), secret()));
    }

    @Test
    void shouldCutALongSentenceBetweenTwoCharacters() {
        var reader = new WireReader();
        for (int ahead = 0; ahead < 4; ahead++) {
            byte[] frame = KickFrame.of(CloseReason.REPLACED, "a".repeat(ahead) + "\uD83D\uDC09".repeat(200));
            reader.wrap(frame, 0, frame.length).u8();
            reader.varint();
            reader.text(64);
            assertEquals("a".repeat(ahead) + "\uD83D\uDC09".repeat((512 - ahead) / 4), reader.text(512));
            assertTrue(reader.complete());
        }
    }

    private static Hello.Greeting read(String vector) {
        var bytes = Vectors.of(vector);
        return new Hello().read(new WireReader().wrap(bytes, 0, bytes.length));
    }

    private static byte[] secret() {
        var secret = new byte[ResumeToken.SECRET_BYTES];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) i;
        }
        return secret;
    }
}
