package io.caelmor.distribution.archive;

import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreSummary;
import io.caelmor.kernel.wire.FieldType;
import java.util.Locale;

/// The lines of the text form: which members they have, in which order.
final class ContentForm {
    private static final FieldType[] TYPES = {FieldType.INT, FieldType.LONG, FieldType.FLOAT, FieldType.TEXT};

    private ContentForm() {}

    static ArchiveLine header(StoreSummary summary) {
        var line = new ArchiveLine().int32("caelmor_store", ArchiveFile.FORMAT).open("columns", '{');
        summary.columns().forEach(column -> line.text(column.name(), column.type().name().toLowerCase(Locale.ROOT)));
        line.close('}').open("worlds", '[');
        summary.worlds().forEach(world -> line.element(world.id().name()));
        return line.close(']').int64("next_id", summary.nextId());
    }

    static ArchiveLine account(long number, String name) {
        return new ArchiveLine().int64("account", number).text("name", name);
    }

    static ArchiveLine entity(EntityRows rows, int row) {
        var line = new ArchiveLine().int64("entity", rows.id(row)).text("world", rows.layout().world().name())
                .int64("account", rows.account(row)).int64("version", rows.version(row));
        var columns = rows.layout().columns();
        for (var type : TYPES) {
            boolean some = false;
            for (int column = 0; column < columns.size(); column++) {
                if (columns.get(column).type() == type && rows.isSet(row, column)) {
                    if (!some) {
                        line.open(type.name().toLowerCase(Locale.ROOT), '{');
                        some = true;
                    }
                    value(line, rows, row, column);
                }
            }
            if (some) {
                line.close('}');
            }
        }
        return line;
    }

    private static void value(ArchiveLine line, EntityRows rows, int row, int column) {
        var name = rows.layout().columns().get(column).name();
        switch (rows.layout().columns().get(column).type()) {
            case INT -> line.int32(name, rows.int32(row, column));
            case LONG -> line.int64(name, rows.int64(row, column));
            case FLOAT -> line.float32(name, rows.int32(row, column));
            case TEXT -> line.text(name, rows.text(row, column));
            case QUANTISED, ENTITY -> throw new IllegalStateException("not a stored type");
        }
    }
}
