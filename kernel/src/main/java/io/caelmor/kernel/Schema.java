package io.caelmor.kernel;

import io.caelmor.kernel.command.CommandType;
import io.caelmor.kernel.command.Commands;
import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.outbound.EventLog;
import io.caelmor.kernel.wire.Field;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.wire.WireWriter;
import io.caelmor.kernel.world.Column;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.World;
import java.util.Arrays;
import java.util.List;

/// The lists at the end of a WELCOME: what this run's plugins declared, docs/protocol.md. Encoded once, at start.
final class Schema {
    /// Most replicated columns: they are named by the bits of a mask.
    static final int MOST_COLUMNS = 63;

    private static final int MOST_BYTES = 32_768;

    private Schema() {}

    /// The replicated columns, in the order of their mask bits: by name.
    static List<Column> replicated(World world) {
        return world.columns().stream().filter(column -> column.scope() != Scope.NONE).toList();
    }

    /// Throws [IndexOutOfBoundsException] where the schema takes more than 32 KiB.
    static byte[] encode(World world, Commands commands, EventLog events) {
        var writer = new WireWriter().wrap(new byte[MOST_BYTES], 0, MOST_BYTES);
        var columns = replicated(world);
        writer.varint(columns.size());
        columns.forEach(column -> encode(writer, column));
        writer.varint(commands.types().size());
        for (CommandType type : commands.types()) {
            encode(writer, type.id(), type.name(), type.parameters());
        }
        writer.varint(events.types().size());
        events.types().forEach(type -> encode(writer, type.id(), type.name(), type.fields()));
        writer.varint(commands.rejections().size());
        for (Receipt rejection : commands.rejections()) {
            writer.varint(rejection.id());
            writer.text(rejection.name());
            writer.text(rejection.sentence());
        }
        writer.varint(world.kinds().size());
        world.kinds().forEach((id, name) -> {
            writer.zigzag(id);
            writer.text(name);
        });
        return Arrays.copyOf(writer.array(), writer.length());
    }

    private static void encode(WireWriter writer, Column column) {
        writer.text(column.name());
        writer.u8(column.fieldType().code());
        writer.u8(column.scope() == Scope.ALL ? 1 : 2);
        if (column.fieldType() == FieldType.QUANTISED) {
            writer.float32(column.step());
        } else if (column.fieldType() == FieldType.TEXT) {
            writer.varint(column.maxBytes());
        }
    }

    private static void encode(WireWriter writer, int id, String name, List<Field> fields) {
        writer.varint(id);
        writer.text(name);
        writer.varint(fields.size());
        for (var field : fields) {
            writer.text(field.name());
            writer.u8(field.type().code());
            if (field.type() == FieldType.TEXT) {
                writer.varint(field.maxBytes());
            }
        }
    }
}
