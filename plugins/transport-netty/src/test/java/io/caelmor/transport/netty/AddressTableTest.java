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
        var address = table.enter(ip(1));
        assertTrue(address.newOnes.take(50, RATE, 0));
        table.leave(address);
        assertSame(address, table.enter(ip(1)));
        assertFalse(address.newOnes.take(1, RATE, 0));
    }

    @Test
    void shouldStayAsLargeAsItIsWhateverNumberOfAddressesComes() {
        var table = new AddressTable(64);
        assertEquals(64, table.capacity());
        var seen = new java.util.HashSet<Address>();
        for (int i = 0; i < 100_000; i++) {
            var address = table.enter(ip(i));
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
            var address = table.enter(ip(i));
            if (address != null) {
                connected.add(address);
            }
        }
        assertEquals(64, connected.size());
        assertEquals(64, connected.stream().distinct().count(), "none was given to two");
        assertNull(table.enter(ip(20_000)));
        connected.forEach(table::leave);
        assertNotNull(table.enter(ip(20_000)));
    }

    @Test
    void shouldForgetWhoDidTheLeastHarm() {
        var table = new AddressTable(64);
        var worst = table.enter(ip(0));
        worst.frames.take(50, RATE, 0);
        table.leave(worst);
        for (int i = 1; i < 1_000; i++) {
            table.leave(table.enter(ip(i)));
        }
        assertSame(worst, table.enter(ip(0)));
        assertFalse(worst.frames.take(1, RATE, 0));
    }

    private static InetAddress ip(int number) {
        return InetAddress.ofLiteral("10." + (number >> 16 & 0xFF) + "." + (number >> 8 & 0xFF) + "." + (number & 0xFF));
    }

    private static long key(String literal) {
        return AddressTable.keyOf(InetAddress.ofLiteral(literal).getAddress());
    }
}
