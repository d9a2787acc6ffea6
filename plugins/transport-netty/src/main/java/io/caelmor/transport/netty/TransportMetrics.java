package io.caelmor.transport.netty;

import io.caelmor.kernel.fault.FailurePoint;
import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.plugin.Declarations;
import java.util.concurrent.atomic.AtomicInteger;

/// All that can be observed of this transport, and the places where tests can make it fail. Any thread may count.
final class TransportMetrics {
    final Counter accepted;
    final Counter refused;
    final Counter upgraded;
    final Counter closed;
    final Counter framesIn;
    final Counter bytesIn;
    final Counter framesOut;
    final Counter bytesOut;
    final Counter flushes;
    final Counter wakes;
    final Counter violations;
    final Counter wrongOrigins;
    final Counter unwritable;
    final Counter handshakeTimeouts;
    final Counter faults;
    final Counter starved;
    final Counter crowdedOut;
    final Counter addressFull;
    final Counter addressHaste;
    final Counter addressUntold;
    final Counter cutWireRate;
    final Counter cutAddressWire;
    final Counter cutAddressFrames;
    final Counter cutAddressData;
    /// Links whose port has not heard `disconnected` yet.
    final AtomicInteger links = new AtomicInteger();
    final FailurePoint beforeReceive;
    final FailurePoint beforeFlush;

    TransportMetrics(Declarations declarations) {
        accepted = declarations.counter("transport.accepted", "sockets accepted");
        refused = declarations.counter("transport.refused", "sockets whose carrier was right and that the kernel took no more of");
        upgraded = declarations.counter("transport.upgraded", "WebSocket upgrades answered with 101");
        closed = declarations.counter("transport.closed", "accepted sockets that are closed again, whoever closed them");
        framesIn = declarations.counter("transport.frames_in", "whole frames handed to the kernel");
        bytesIn = declarations.counter("transport.bytes_in", "bytes read from links, framing included, before TLS");
        framesOut = declarations.counter("transport.frames_out", "frames taken from the kernel's queues");
        bytesOut = declarations.counter("transport.bytes_out", "bytes handed to links, framing included, before TLS");
        flushes = declarations.counter("transport.flushes", "writes to sockets of what the kernel's queues held");
        wakes = declarations.counter("transport.wakes", "wake-ups of event loops by the tick");
        violations = declarations.counter("transport.violations", "bytes met that are no frame and no proper upgrade");
        wrongOrigins = declarations.counter("transport.wrong_origins", "WebSocket upgrades refused with 403, for the web page that asked is not let in");
        unwritable = declarations.counter("transport.unwritable", "visits to a link with frames waiting that reads too slowly to get them");
        handshakeTimeouts = declarations.counter("transport.handshake_timeouts", "sockets closed because their client had not said hello in time");
        faults = declarations.counter("transport.faults", "links closed because of an exception in the server");
        starved = declarations.counter("transport.starved", "links closed because Netty's bound on direct memory left no room for a buffer");
        crowdedOut = declarations.counter("transport.crowded_out", "sockets closed before their time to say hello was over, because they had waited longest and others came");
        addressFull = declarations.counter("transport.address_full", "sockets turned away because of connections_per_address");
        addressHaste = declarations.counter("transport.address_haste", "sockets turned away because of new_connections_per_address");
        addressUntold = declarations.counter("transport.address_untold", "sockets whose address found no room among those told apart, so that only the limits of a connection hold for it");
        cutWireRate = declarations.counter("transport.cut_wire_rate", "links cut because of wire_bytes_per_second");
        cutAddressWire = declarations.counter("transport.cut_address_wire", "links cut because of wire_bytes_per_address");
        cutAddressFrames = declarations.counter("transport.cut_address_frames", "links cut because of frames_per_address");
        cutAddressData = declarations.counter("transport.cut_address_data", "links cut because of frame_bytes_per_address");
        declarations.ledger("transport.links", links::get);
        beforeReceive = declarations.failurePoint("transport.beforeReceive");
        beforeFlush = declarations.failurePoint("transport.beforeFlush");
    }
}
