package io.caelmor.console;

import com.google.gson.stream.JsonWriter;
import io.caelmor.kernel.outbound.EventType;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.wire.Section;
import io.caelmor.kernel.wire.WireReader;
import io.caelmor.kernel.world.Column;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.World;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Takes a TICK message apart, as a client would: how many bytes each section, each column and each event takes. Made for one schema.
final class FrameAnatomy {
    private static final String PLACE = "x, y (moves)";

    private final List<Column> columns;
    private final List<EventType> events;

    FrameAnatomy(World world, List<EventType> events) {
        columns = world.columns().stream().filter(column -> column.scope() != Scope.NONE).toList();
        this.events = List.copyOf(events);
    }

    /// What was found.
    ///
    /// @param tick its number
    /// @param bytes its length
    /// @param sections bytes by section, in their order; `head` is what stands in front
    /// @param columns bytes of values by column, without heads and masks
    /// @param told entries by section
    record Findings(long tick, int bytes, Map<String, Integer> sections, Map<String, Integer> columns, Map<String, Integer> told) {
        void write(JsonWriter json) throws IOException {
            json.beginObject().name("tick").value(tick).name("bytes").value(bytes);
            write(json, "sections", sections);
            write(json, "columns", columns);
            write(json, "told", told);
            json.endObject();
        }

        private static void write(JsonWriter json, String name, Map<String, Integer> numbers) throws IOException {
            json.name(name).beginObject();
            for (var number : numbers.entrySet()) {
                json.name(number.getKey()).value(number.getValue());
            }
            json.endObject();
        }
    }

    /// Reads the first `length` bytes of `frame`. Throws [IllegalArgumentException] where they are no TICK message of this schema.
    Findings read(byte[] frame, int length) {
        return new Reading(frame, length).read();
    }

    /// One message being read.
    private final class Reading {
        private final WireReader reader;
        private final int length;
        private final Map<String, Integer> sections = new LinkedHashMap<>();
        private final Map<String, Integer> byColumn = new LinkedHashMap<>();
        private final Map<String, Integer> told = new LinkedHashMap<>();
        private int begin;

        Reading(byte[] frame, int length) {
            this.length = length;
            reader = new WireReader().wrap(frame, 0, length);
        }

        Findings read() {
            int first = reader.position();
            begin = first;
            reader.u8();
            long tick = reader.varint();
            reader.varint();
            int bits = reader.u8();
            end("head");
            if ((bits & Section.RECEIPTS) != 0) {
                receipts();
                end("receipts");
            }
            if ((bits & Section.EVENTS) != 0) {
                for (long id = reader.varint(); id != 0 && !reader.failed(); id = reader.varint()) {
                    event(id);
                }
                end("events");
            }
            if ((bits & Section.LEAVES) != 0) {
                while (reader.varint() != 0 && !reader.failed()) {
                    count("leaves");
                }
                end("leaves");
            }
            if ((bits & Section.ENTERS) != 0) {
                while (reader.varint() != 0 && !reader.failed()) {
                    count("enters");
                    reader.varint();
                    reader.varint();
                    reader.u8();
                    values();
                }
                end("enters");
            }
            if ((bits & Section.MOVES) != 0) {
                moves();
                end("moves");
            }
            if ((bits & Section.UPDATES) != 0) {
                for (long head = reader.varint(); head != 0 && !reader.failed(); head = reader.varint()) {
                    count("updates");
                    values();
                }
                end("updates");
            }
            if (!reader.complete()) {
                throw new IllegalArgumentException("the message of tick " + tick + " does not end where its sections do");
            }
            return new Findings(tick, length, sections, byColumn, told);
        }

        private void receipts() {
            long runs = reader.varint();
            for (long run = 0; run < runs && !reader.failed(); run++) {
                reader.varint();
                long entries = reader.varint();
                for (long entry = 0; entry < entries && !reader.failed(); entry++) {
                    count("receipts");
                    if ((reader.varint() & 1) != 0) {
                        reader.varint();
                    }
                }
            }
        }

        private void event(long id) {
            var type = events.stream().filter(each -> each.id() == id).findFirst().orElseThrow(() -> new IllegalArgumentException("there is no event " + id));
            int from = reader.position();
            type.fields().forEach(field -> value(field.type()));
            add(byColumn, "event " + type.name(), reader.position() - from);
            count("events");
        }

        private void moves() {
            for (long head = reader.varint(); head != 0 && !reader.failed(); head = reader.varint()) {
                int bytes = (int) (head & 3) + 1;
                reader.skip(bytes);
                add(byColumn, PLACE, bytes);
                count("moves");
            }
        }

        private void values() {
            long mask = reader.varint();
            for (int position = 0; position < columns.size(); position++) {
                if ((mask >>> position & 1) != 0) {
                    var column = columns.get(position);
                    int from = reader.position();
                    value(column.fieldType());
                    add(byColumn, column.name(), reader.position() - from);
                }
            }
        }

        private void value(FieldType type) {
            switch (type) {
                case INT, LONG, QUANTISED -> reader.zigzag();
                case FLOAT -> reader.skip(Float.BYTES);
                case ENTITY -> {
                    reader.varint();
                    reader.varint();
                }
                case TEXT -> reader.skip(reader.varintUpTo(Desk.TAP_BYTES));
            }
        }

        private void end(String section) {
            add(sections, section, reader.position() - begin);
            begin = reader.position();
        }

        private void count(String what) {
            add(told, what, 1);
        }

        private static void add(Map<String, Integer> sums, String name, int amount) {
            sums.merge(name, amount, Integer::sum);
        }
    }
}
