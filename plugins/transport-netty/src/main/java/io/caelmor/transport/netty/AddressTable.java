package io.caelmor.transport.netty;

import java.net.InetAddress;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The addresses that are told apart: a table of fixed size, in small sets as in a processor's cache, so that no number of addresses
/// makes it grow, and finding one costs no more than looking through its set. Any thread.
///
/// An address with open connections keeps its place. A new one takes that of the address in its set that has done the least harm of late;
/// where all of the set are connected it gets none, and only the limits of its connections. The set is chosen by a secret, so that
/// nobody can pick addresses that crowd out another.
final class AddressTable {
    /// Of IPv4 addresses; nothing comes from a multicast address of IPv6, as that would be.
    private static final long IPV4 = 0xFFFF_FFFFL << 32;
    private static final int WAYS = 8;

    private final Address[][] sets;
    private final long secret = ThreadLocalRandom.current().nextLong() | 1;
    private final AtomicInteger connections = new AtomicInteger();

    AddressTable(int addresses) {
        sets = new Address[Integer.highestOneBit(Math.max(1, (addresses - 1) / WAYS)) << 1][WAYS];
        for (var set : sets) {
            for (int way = 0; way < WAYS; way++) {
                set[way] = new Address();
            }
        }
    }

    /// One connection, the `number`th of those that were open to its address when it came. Whoever decides by the number lets exactly so
    /// many come, on however many event loops they do.
    record Visit(Address address, int number) {}

    /// Counts a new connection from there; `null` where there is no room to tell that address apart.
    @Nullable Visit enter(InetAddress from) {
        long key = keyOf(from.getAddress());
        var set = setOf(key);
        synchronized (set) {
            @Nullable Address free = null;
            for (var address : set) {
                if (address.key == key) {
                    return entered(address);
                }
                if (address.connections == 0 && (free == null || address.forgottenAt() < free.forgottenAt())) {
                    free = address;
                }
            }
            if (free == null) {
                return null;
            }
            free.become(key);
            return entered(free);
        }
    }

    private Visit entered(Address address) {
        address.connections++;
        connections.incrementAndGet();
        return new Visit(address, address.connections);
    }

    /// A connection that [#enter] counted is closed.
    void leave(Address address) {
        synchronized (setOf(address.key)) { // its key can't change before this
            address.connections--;
        }
        connections.decrementAndGet();
    }

    private Address[] setOf(long key) {
        return sets[(int) (mix(key ^ secret) & sets.length - 1)];
    }

    /// Connections that were counted and are not closed yet.
    int connections() {
        return connections.get();
    }

    int capacity() {
        return sets.length * WAYS;
    }

    /// An IPv4 address is one, also where IPv6 carries it; of IPv6 the 64 bits that a subscriber has at least.
    static long keyOf(byte[] address) {
        int from = address.length == 4 ? 0 : isMapped(address) ? 12 : -1;
        if (from < 0) {
            return bits(address, 0, 8);
        }
        return IPV4 | bits(address, from, 4);
    }

    private static boolean isMapped(byte[] address) {
        return bits(address, 0, 8) == 0 && bits(address, 8, 4) == 0xFFFF;
    }

    private static long bits(byte[] bytes, int from, int count) {
        long bits = 0;
        for (int i = 0; i < count; i++) {
            bits = bits << 8 | bytes[from + i] & 0xFF;
        }
        return bits;
    }

    /// The finaliser of SplitMix64 (Steele, Lea, Flood).
    private static long mix(long bits) {
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return bits ^ bits >>> 31;
    }
}
