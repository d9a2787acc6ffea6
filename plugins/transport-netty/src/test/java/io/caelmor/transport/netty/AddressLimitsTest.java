package io.caelmor.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressLimitsTest {
    @ParameterizedTest
    @CsvSource({"127.0.0.0/8,127.9.9.9,true", "127.0.0.0/8,128.0.0.1,false", "10.1.2.3,10.1.2.3,true", "10.1.2.3,10.1.2.4,false", "::1,::1,true",
            "::1,::2,false", "192.168.4.0/22,192.168.7.255,true", "192.168.4.0/22,192.168.8.0,false", "0.0.0.0/0,8.8.8.8,true", "0.0.0.0/0,::1,false",
            "2001:db8::/33,2001:db8:7fff::,true", "2001:db8::/33,2001:db8:8000::,false"})
    void shouldTellWhichAddressesARangeHolds(String range, String address, boolean held) {
        assertEquals(held, AddressRange.of(range).holds(InetAddress.ofLiteral(address).getAddress()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.0/"})
    void shouldTakeNothingElseForARange(String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressRange.of(text));
    }

    @Test
    void shouldNotBeForThisMachineUnlessThatIsMeant() {
        var loopback = InetAddress.getLoopbackAddress().getAddress();
        assertFalse(AddressLimits.read(TestSettings.of()).areFor(loopback));
        assertTrue(AddressLimits.read(TestSettings.of("unlimited_addresses", List.of())).areFor(loopback));
    }

    @Test
    void shouldSayHowToWriteARange() {
        var settings = TestSettings.of("unlimited_addresses", List.of("10.0.0.0/8", "my-proxy"));
        AddressLimits.read(settings);
        assertEquals(List.of("unlimited_addresses names 'my-proxy', which is no address and no range of addresses. Fix: write it as 10.1.2.3, 10.0.0.0/8 or 2001:db8::/32"),
                settings.problems);
    }
}
