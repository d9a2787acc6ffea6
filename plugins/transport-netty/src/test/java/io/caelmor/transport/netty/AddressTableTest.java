package io.caelmor.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AddressTableTest {
    private static final Rate RATE = Rate.perSecond(10);

    @Test
    void shouldCountASubnetOfIpv6AsOneAddressAndMappedIpv4AsWhatItIs() {
        assertEquals(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        assertNotEquals(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assertNotEquals(key("10.0.0.1"), key("10.0.0.2"));
        var mapped = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};
        assertEquals(key("10.0.0.1"), AddressTable.keyOf(mapped));
    }

    @Test
    void shouldRememberWhatAnAddressDidAfterItsConnectionsClosed() {
        var table = new AddressTable(64);
        var address = enter(table, 1);
        assertTrue(address.newOnes.take(50, RATE, 0));
        table.leave(address);
        assertSame(address, enter(table, 1));
        assertFalse(address.newOnes.take(1, RATE, 0));
    }

    @Test
    void shouldStayAsLargeAsItIsWhateverNumberOfAddressesComes() {
        var table = new AddressTable(64);
        assertEquals(64, table.capacity());
        var seen = new HashSet<Address>();
        for (int i = 0; i < 100_000; i++) {
            var address = enter(table, i);
            assertNotNull(address, "none of the others is connected");
            seen.add(address);
            table.leave(address);
        }
        assertTrue(seen.size() <= 64);
        assertEquals(0, table.connections());
    }

    @Test
    void shouldKeepTheConnectedOnesAndTellNewOnesApartNoMoreWhereAllAre() {
        var table = new AddressTable(64);
        var connected = new ArrayList<Address>();
        for (int i = 0; i < 10_000; i++) {
            var address = enter(table, i);
            if (address != null) {
                connected.add(address);
            }
        }
        assertEquals(64, connected.size());
        assertEquals(64, connected.stream().distinct().count(), "none was given to two");
        assertNull(enter(table, 20_000));
        connected.forEach(table::leave);
        assertNotNull(enter(table, 20_000));
    }

    @Test
    void shouldForgetWhoDidTheLeastHarm() {
        var table = new AddressTable(64);
        var worst = enter(table, 0);
        worst.frames.take(50, RATE, 0);
        table.leave(worst);
        for (int i = 1; i < 1_000; i++) {
            table.leave(enter(table, i));
        }
        assertSame(worst, enter(table, 0));
        assertFalse(worst.frames.take(1, RATE, 0));
    }

    @Test
    void shouldGiveThoseWhoComeAtOnceDifferentNumbersSoThatExactlySoManyAreLetIn() throws Exception {
        var table = new AddressTable(64);
        Callable<Integer> visit = () -> table.enter(ip(1)).number();
        var numbers = new HashSet<Integer>();
        try (var loops = Executors.newFixedThreadPool(2)) {
            for (var number : loops.invokeAll(Collections.nCopies(10_000, visit))) {
                numbers.add(number.get());
            }
        }
        assertEquals(10_000, numbers.size());
        assertEquals(10_000, Collections.max(numbers));
    }

    private static @Nullable Address enter(AddressTable table, int number) {
        var visit = table.enter(ip(number));
        return visit == null ? null : visit.address();
    }

    private static InetAddress ip(int number) {
        return InetAddress.ofLiteral("10." + (number >> 16 & 0xFF) + "." + (number >> 8 & 0xFF) + "." + (number & 0xFF));
    }

    private static long key(String literal) {
        return AddressTable.keyOf(InetAddress.ofLiteral(literal).getAddress());
    }
}
