package io.caelmor.kernel.session;

import io.caelmor.kernel.tick.Overload;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.WireWriter;

/// Tells clients how much time passes between two ticks, where that is not what the rate says or no longer so: docs/protocol.md, PACE. Who
/// has no room for it is told a tick later. Tick thread only; allocates nothing.
final class Pace {
    /// Type and number.
    private static final int MOST_BYTES = 1 + 5;

    private final Overload overload;
    private final int usualMicros;
    private final int[] told;
    private final byte[] message = new byte[MOST_BYTES];
    private final WireWriter writer = new WireWriter();

    Pace(Overload overload, int slots) {
        this.overload = overload;
        usualMicros = overload.periodMicros();
        told = new int[slots];
    }

    /// A link begins, whose client takes the rate from its WELCOME.
    void begin(Session session) {
        told[session.slot()] = usualMicros;
    }

    /// Tells an active session, if there is anything new.
    void tell(Session session) {
        int micros = overload.periodMicros();
        var port = session.port;
        if (port == null || told[session.slot()] == micros) {
            return;
        }
        writer.wrap(message, 0, MOST_BYTES);
        writer.u8(MessageType.PACE);
        writer.varint(micros);
        if (session.queues().outbound().put(message, writer.length())) {
            told[session.slot()] = micros;
            port.link().framesWait();
        }
    }
}
