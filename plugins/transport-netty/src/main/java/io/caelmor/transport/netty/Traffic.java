package io.caelmor.transport.netty;

import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.Port;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Holds one connection, and all of its address together, to what they may send. Nothing here allocates while they keep to it. Event loop.
final class Traffic {
    private final AddressLimits limits;
    private final @Nullable Address address;
    private final LongSupplier clock;
    private final TransportMetrics metrics;
    private final Bucket ownWireBytes = new Bucket();
    private long now;

    /// `address` is `null` where nothing is held against it.
    Traffic(AddressLimits limits, @Nullable Address address, LongSupplier clock, TransportMetrics metrics) {
        this.limits = limits;
        this.address = address;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// So many bytes came off the wire. Where that is too much the port cuts the link, and `false`: they are not to be read.
    boolean wire(int bytes, Port port) {
        now = clock.getAsLong();
        if (!ownWireBytes.take(bytes, limits.ownWireBytes(), now)) {
            metrics.cutWireRate.increment();
            port.cut(CloseReason.WIRE_RATE, CloseReason.WIRE_RATE.sentence());
            return false;
        }
        if (address != null && !address.wireBytes.take(bytes, limits.wireBytes(), now)) {
            metrics.cutAddressWire.increment();
            port.cut(CloseReason.ADDRESS_RATE, "more bytes a second than all connections from one network address may send together");
            return false;
        }
        return true;
    }

    /// Of the bytes of the last [#wire], so many frames of so many bytes in all were handed to the port.
    void frames(int count, int bytes, Port port) {
        if (address == null || count == 0) {
            return;
        }
        if (!address.frames.take(count, limits.frames(), now)) {
            metrics.cutAddressFrames.increment();
            port.cut(CloseReason.ADDRESS_RATE, "more frames a second than all connections from one network address may send together");
        } else if (!address.frameBytes.take(bytes, limits.frameBytes(), now)) {
            metrics.cutAddressData.increment();
            port.cut(CloseReason.ADDRESS_RATE, "more bytes of messages a second than all connections from one network address may send together");
        }
    }

    boolean mayLogIn() {
        return address == null || address.refusedLogins.has(limits.refusedLogins(), clock.getAsLong());
    }

    void loginRefused() {
        if (address != null) {
            address.refusedLogins.take(1, limits.refusedLogins(), clock.getAsLong());
        }
    }
}
