package io.caelmor.distribution.text;

import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.persist.StoreSummary;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a store holds, for people and for scripts.
public final class StoreText {
    private StoreText() {}

    public static void print(PrintStream out, StoreSummary summary, String hash) {
        out.println(summary.place());
        var table = new Table("  ").row("format", summary.format());
        if (summary.bytes() >= 0) {
            table.row("on disk", String.format(Locale.ROOT, "%,d bytes", summary.bytes()));
        }
        for (var world : summary.worlds()) {
            table.row("world", world.id() + ", " + world.entities() + " entities" + (world.fence() == 0 ? "" : ", opened " + world.fence() + " times"));
        }
        table.row("accounts", summary.accounts())
                .row("next id", summary.nextId())
                .row("columns", summary.columns().stream().map(column -> column.name() + " " + type(column)).collect(Collectors.joining(", ")))
                .row("hash", hash)
                .print(out);
    }

    public static Map<String, Object> json(StoreSummary summary, String hash) {
        var columns = Json.object();
        summary.columns().forEach(column -> columns.put(column.name(), type(column)));
        return Json.object("place", summary.place(), "format", summary.format(), "bytes", summary.bytes(),
                "worlds", summary.worlds().stream().map(world -> Json.object("id", world.id().name(), "entities", world.entities(), "fence", world.fence())).toList(),
                "columns", columns, "accounts", summary.accounts(), "entities", summary.entities(), "nextId", summary.nextId(), "hash", hash);
    }

    private static String type(StoredColumn column) {
        return column.type().name().toLowerCase(Locale.ROOT);
    }
}
