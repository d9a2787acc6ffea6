package io.caelmor.transport.netty;

import io.caelmor.kernel.plugin.Settings;
import java.util.List;

/// What all connections from one address may do together, and one of them on the wire.
///
/// @param connections   open at once
/// @param newOnes       connections
/// @param frames        handed to the kernel
/// @param wireBytes     read from sockets, before TLS
/// @param frameBytes    of frames handed to the kernel
/// @param refusedLogins HELLOs that the authenticator turned down
/// @param remembered    addresses that are told apart at once
/// @param unlimited     addresses that this is not for
/// @param ownWireBytes  read from one connection's socket
record AddressLimits(int connections, Rate newOnes, Rate frames, Rate wireBytes, Rate frameBytes, Rate refusedLogins,
        int remembered, List<AddressRange> unlimited, Rate ownWireBytes) {
    /// One read of a socket must fit into what may come at once.
    private static final int LEAST_BYTES = 16_384;
    private static final int MOST = 1_000_000_000;

    static AddressLimits read(Settings settings) {
        return new AddressLimits(
                settings.integer("connections_per_address", 64, 1, 1_000_000, "connections from one address at once; of IPv6 a /64 counts as one address"),
                Rate.perSecond(settings.integer("new_connections_per_address", 16, 1, 1_000_000, "new connections a second from one address, for long; for a moment five seconds' worth")),
                Rate.perSecond(settings.integer("frames_per_address", 4_000, 1, MOST, "frames a second from one address, for long")),
                Rate.perSecond(settings.integer("wire_bytes_per_address", 1_048_576, LEAST_BYTES, MOST, "bytes a second from one address, framing included, for long")),
                Rate.perSecond(settings.integer("frame_bytes_per_address", 1_048_576, LEAST_BYTES, MOST, "bytes a second of frames from one address, framing taken off, for long")),
                Rate.perMinute(settings.integer("refused_logins_per_address", 30, 1, 1_000_000, "logins of one address that may be refused in a minute; beyond that none is looked at, for each costs an event loop time")),
                settings.integer("addresses", 16_384, 64, 1 << 20, "addresses that are told apart at once, 250 bytes each; those beyond have the limits of a connection alone"),
                unlimited(settings),
                Rate.perSecond(settings.integer("wire_bytes_per_second", 131_072, LEAST_BYTES, MOST, "bytes a second from one connection, framing included, for long; for a moment five seconds' worth. A WebSocket ping counts as 128 at least")));
    }

    private static List<AddressRange> unlimited(Settings settings) {
        var listed = settings.texts("unlimited_addresses", List.of("127.0.0.0/8", "::1"),
                "addresses and ranges, such as 10.0.0.0/8, to which what is said per address does not apply: where many players come from one, as through a proxy or from a machine with bots");
        try {
            return listed.stream().map(AddressRange::of).toList();
        } catch (IllegalArgumentException e) {
            settings.problem("unlimited_addresses", "names '" + e.getMessage() + "', which is no address and no range of addresses", "write it as 10.1.2.3, 10.0.0.0/8 or 2001:db8::/32");
            return List.of();
        }
    }

    boolean areFor(byte[] address) {
        for (var range : unlimited) {
            if (range.holds(address)) {
                return false;
            }
        }
        return true;
    }
}
