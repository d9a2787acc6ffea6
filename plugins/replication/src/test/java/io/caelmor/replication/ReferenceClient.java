package io.caelmor.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.wire.MessageType;
import io.caelmor.kernel.wire.Section;
import io.caelmor.kernel.wire.WireReader;
import io.caelmor.kernel.world.Column;
import io.caelmor.kernel.world.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A client's copy of the world, made of TICK messages as docs/protocol.md says and of nothing else. Strict: what the
/// protocol does not allow fails the test.
final class ReferenceClient {
    /// One entity in view; a value is a `Long`, or a `String`.
    static final class Copy {
        long entity;
        int flags;
        Object[] values;
    }

    private final List<Column> columns;
    final TreeMap<Integer, Copy> view = new TreeMap<>();
    final List<Integer> events = new ArrayList<>();
    int sections;
    int updates;
    int updateBytes;
    int length;

    /// `columns` as in the welcome: the replicated ones, by name.
    ReferenceClient(List<Column> columns) {
        this.columns = columns;
    }

    void apply(byte[] bytes, int offset, int messageLength) {
        var in = new WireReader().wrap(bytes, offset, messageLength);
        length = messageLength;
        events.clear();
        assertEquals(MessageType.TICK, in.u8());
        in.varint();
        in.varint();
        sections = in.u8();
        if ((sections & Section.RESET) != 0) {
            view.clear();
        }
        if ((sections & Section.EVENTS) != 0) {
            for (long id = in.varint(); id != 0; id = in.varint()) {
                assertEquals(1, id, "the test's only event");
                events.add(in.zigzag32());
            }
        }
        if ((sections & Section.LEAVES) != 0) {
            for (int number = in.varintUpTo(8192); number != 0; number = in.varintUpTo(8192)) {
                assertNotNull(view.remove(number), "a leave of number " + number + " that was not in view");
            }
        }
        if ((sections & Section.ENTERS) != 0) {
            for (int number = in.varintUpTo(8192); number != 0; number = in.varintUpTo(8192)) {
                enter(number, in);
            }
        }
        if ((sections & Section.MOVES) != 0) {
            moves(in);
        }
        if ((sections & Section.UPDATES) != 0) {
            int from = in.position();
            for (int head = in.varintUpTo(16384); head != 0; head = in.varintUpTo(16384)) {
                update(head, in);
            }
            updateBytes += in.position() - from - 1;
        }
        assertTrue(in.complete(), "the message does not end where its sections do");
    }

    boolean sees(long entity) {
        return view.values().stream().anyMatch(copy -> copy.entity == entity);
    }

    private void enter(int number, WireReader in) {
        var copy = new Copy();
        copy.entity = in.entity();
        copy.flags = in.u8();
        copy.values = new Object[columns.size()];
        long mask = in.varint();
        for (int i = 0; i < copy.values.length; i++) {
            var column = columns.get(i);
            copy.values[i] = (mask >>> i & 1) != 0 ? read(column, in) : zero(column);
            assertTrue((mask >>> i & 1) == 0 || column.scope() == Scope.ALL || (copy.flags & 1) != 0, "an owner's column told to another");
        }
        var replaced = view.put(number, copy);
        for (var other : view.values()) {
            assertTrue(other == copy || other.entity != copy.entity, "twice in view");
        }
        if (replaced != null) {
            assertEquals(replaced.entity, copy.entity, "an enter in place of another entity, without a leave");
        }
    }

    private void moves(WireReader in) {
        int from = in.position();
        int number = 0;
        for (int head = in.varintUpTo(1 << 20); head != 0; head = in.varintUpTo(1 << 20)) {
            number += unmapped(head >>> 2);
            int bits = 4 * ((head & 3) + 1);
            long steps = in.low((head & 3) + 1);
            int x = (int) (steps & (1L << bits) - 1);
            int y = (int) (steps >>> bits);
            assertTrue((x | y) >>> bits - 4 != 0, "a move of more bytes than it needs");
            var copy = view.get(number);
            assertNotNull(copy, "a move of number " + number + " that is not in view");
            copy.values[0] = (long) copy.values[0] + unmapped(x);
            copy.values[1] = (long) copy.values[1] + unmapped(y);
            updates++;
        }
        updateBytes += in.position() - from - 1;
    }

    private static int unmapped(int zigzag) {
        return zigzag >>> 1 ^ -(zigzag & 1);
    }

    private void update(int head, WireReader in) {
        updates++;
        var copy = view.get(head >>> 1);
        assertNotNull(copy, "an update of number " + (head >>> 1) + " that is not in view");
        long mask = in.varint();
        for (int i = 0; i < copy.values.length; i++) {
            if ((mask >>> i & 1) != 0) {
                var column = columns.get(i);
                var value = read(column, in);
                assertTrue(column.scope() == Scope.ALL || (copy.flags & 1) != 0, "an owner's column told to another");
                boolean difference = (head & 1) != 0 && column.fieldType() == FieldType.QUANTISED;
                copy.values[i] = difference ? (Object) ((long) copy.values[i] + (long) value) : value;
            }
        }
    }

    private static Object zero(Column column) {
        return column.fieldType() == FieldType.TEXT ? "" : (Object) 0L;
    }

    private static Object read(Column column, WireReader in) {
        return switch (column.fieldType()) {
            case INT, QUANTISED -> (long) in.zigzag32();
            case LONG -> in.zigzag();
            case FLOAT -> Float.floatToRawIntBits(in.float32()) & 0xFFFF_FFFFL;
            case TEXT -> in.text(column.maxBytes());
            case ENTITY -> throw new AssertionError();
        };
    }
}
