package io.caelmor.persistence.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/// CRC-32C (RFC 3720), in hardware wherever Caelmor runs.
final class Checksum {
    private Checksum() {}

    /// Of `length` bytes from `at` on; the buffer's position stays.
    static int of(ByteBuffer bytes, int at, int length) {
        var sum = new CRC32C();
        sum.update(bytes.slice(at, length));
        return (int) sum.getValue();
    }
}
