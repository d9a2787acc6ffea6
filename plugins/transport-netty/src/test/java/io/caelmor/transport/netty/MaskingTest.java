package io.caelmor.transport.netty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskingTest {
    @Test
    void shouldMaskEachByteAtAnyLengthAndOffsetAsTheRfcSays() {
        var random = new Random(3);
        for (int length = 0; length < 70; length++) {
            var payload = new byte[length + 5];
            random.nextBytes(payload);
            int mask = random.nextInt();
            var expected = payload.clone();
            for (int i = 0; i < length; i++) {
                expected[3 + i] ^= (byte) (mask >>> 24 - 8 * (i % 4));
            }
            var buffer = ByteBuffer.wrap(payload).position(3).limit(3 + length);
            Masking.apply(buffer, mask);
            assertArrayEquals(expected, payload);
            assertEquals(length, buffer.remaining());
        }
    }
}
