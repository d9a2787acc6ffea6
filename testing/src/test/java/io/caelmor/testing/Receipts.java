package io.caelmor.testing;

import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.Section;
import java.util.ArrayList;
import java.util.List;

/// Reads the receipts out of all TICK messages a client was sent, as `number:0` for applied and `number:id` for rejected.
final class Receipts {
    private Receipts() {}

    static List<String> of(TestClient client) {
        return read(client, false);
    }

    /// The same with the tick in which each command was processed, as `number:0@tick`.
    static List<String> withTicks(TestClient client) {
        return read(client, true);
    }

    private static List<String> read(TestClient client, boolean withTicks) {
        var receipts = new ArrayList<String>();
        for (var message : client.messages(MessageType.TICK)) {
            long tick = message.varint();
            long before = message.varint();
            if ((message.u8() & Section.RECEIPTS) == 0) {
                continue;
            }
            int runs = message.varintUpTo(1000);
            for (int run = 0; run < runs; run++) {
                long processed = tick - message.varint();
                int count = message.varintUpTo(1000);
                for (int i = 0; i < count; i++) {
                    long head = message.varint();
                    long zigzag = head >>> 1;
                    before += (zigzag >>> 1) ^ -(zigzag & 1);
                    receipts.add(before + ":" + ((head & 1) == 0 ? 0 : message.varint()) + (withTicks ? "@" + processed : ""));
                }
            }
        }
        return receipts;
    }
}
