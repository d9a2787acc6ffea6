package io.caelmor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.caelmor.kernel.outbound.EventType;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.Section;
import io.caelmor.kernel.wire.WireWriter;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.Scope;
import io.caelmor.testing.SteppedServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameAnatomyTest implements TickHooks {
    private final WireWriter writer = new WireWriter().wrap(new byte[1024], 0, 1024);
    private EventType event;

    @Override
    public void declare(Declarations declarations) {
        declarations.world().column("a.text").replicated(Scope.ALL).ofText("", 32);
        declarations.world().column("b.hidden").ofInt(0);
        declarations.world().column("c.float").replicated(Scope.OWNER).ofFloat(0);
        event = declarations.event("shout").entity("who").text("words", 32).declare();
    }

    @Test
    void shouldTellHowManyBytesEachSectionAndColumnTakes() {
        try (var server = SteppedServer.with("some", this).start()) {
            writer.u8(MessageType.TICK);
            writer.varint(300);
            writer.varint(7);
            writer.u8(Section.RECEIPTS | Section.EVENTS | Section.LEAVES | Section.ENTERS | Section.MOVES | Section.UPDATES);
            receipts();
            writer.varint(event.id());
            writer.entity(Handle.NONE);
            writer.text("hello");
            writer.varint(0);
            writer.varint(9);
            writer.varint(0);
            writer.varint(1);
            writer.entity(5);
            writer.u8(0);
            writer.varint(0b11111);
            writer.zigzag(64);
            writer.zigzag(1);
            writer.zigzag(0x1234_5678);
            writer.text("ann");
            writer.float32(1.5f);
            writer.varint(0);
            writer.varint(1 << 3 | 1);
            writer.low(0x4321, 2);
            writer.varint(0);
            writer.varint(2 << 1 | 1);
            writer.varint(0b1);
            writer.zigzag(3);
            writer.varint(0);
            var found = new FrameAnatomy(server.kernel().world(), server.kernel().events()).read(writer.array(), writer.length());
            assertEquals(300, found.tick());
            assertEquals(writer.length(), found.bytes());
            assertEquals(found.bytes(), found.sections().values().stream().mapToInt(Integer::intValue).sum(), "nothing is left over");
            assertEquals(List.of("head", "receipts", "events", "leaves", "enters", "moves", "updates"), List.copyOf(found.sections().keySet()));
            assertEquals(Map.of("event shout", 8, "x", 2 + 1, "y", 1, "kind", 5, "a.text", 4, "c.float", 4, "x, y (moves)", 2), found.columns());
            assertEquals(Map.of("receipts", 3, "events", 1, "leaves", 1, "enters", 1, "moves", 1, "updates", 1), found.told());
            assertThrows(IllegalArgumentException.class, () -> new FrameAnatomy(server.kernel().world(), server.kernel().events())
                    .read(writer.array(), writer.length() - 1));
        }
    }

    /// Two runs: two commands applied, then one rejected.
    private void receipts() {
        writer.varint(2);
        writer.varint(1);
        writer.varint(2);
        writer.varint(0);
        writer.varint(4);
        writer.varint(0);
        writer.varint(1);
        writer.varint(4 | 1);
        writer.varint(3);
    }
}
