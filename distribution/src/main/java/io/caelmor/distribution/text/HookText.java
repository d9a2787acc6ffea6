package io.caelmor.distribution.text;

import io.caelmor.kernel.tick.HookTable;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/// The hook table as a table and as JSON.
public final class HookText {
    /// Orders this near to an end of the range are told from that end.
    private static final int NEAR = 4096;

    private HookText() {}

    public static void table(PrintStream out, String indent, List<HookTable.Row> hooks) {
        var table = new Table(indent).row("PHASE", "ORDER", "HOOK", "PLUGIN", "KIND");
        hooks.forEach(row -> table.row(row.phase().label(), order(row.key().order()), row.key().name(), row.plugin(), row.kind()));
        table.print(out);
    }

    public static List<Map<String, Object>> json(List<HookTable.Row> hooks) {
        return hooks.stream().map(row -> Json.object("phase", row.phase().label(), "order", row.key().order(), "hook", row.key().name(),
                "plugin", row.plugin(), "kind", row.kind())).toList();
    }

    /// `MIN+2`, `-1024`, `MAX`.
    static String order(int order) {
        long above = (long) order - Integer.MIN_VALUE;
        long below = (long) Integer.MAX_VALUE - order;
        if (above < NEAR) {
            return above == 0 ? "MIN" : "MIN+" + above;
        }
        if (below < NEAR) {
            return below == 0 ? "MAX" : "MAX-" + below;
        }
        return Integer.toString(order);
    }
}
