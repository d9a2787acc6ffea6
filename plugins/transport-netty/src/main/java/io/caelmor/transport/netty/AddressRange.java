package io.caelmor.transport.netty;

import java.net.InetAddress;

/// The addresses that begin with the same bits, such as `127.0.0.0/8` or `::1`.
record AddressRange(byte[] start, int bits) {
    /// Throws [IllegalArgumentException] with the text where it is none.
    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        try {
            var start = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
            int bits = slash < 0 ? start.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (bits >= 0 && bits <= start.length * 8) {
                return new AddressRange(start, bits);
            }
        } catch (IllegalArgumentException _) {
            // said below, for all that can be wrong with it
        }
        throw new IllegalArgumentException(text);
    }

    boolean holds(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = 0xFF << Math.max(0, 8 - (bits - bit));
            if (((address[bit / 8] ^ start[bit / 8]) & mask & 0xFF) != 0) {
                return false;
            }
        }
        return true;
    }
}
