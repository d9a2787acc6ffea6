package io.caelmor.distribution.soak;

import io.caelmor.distribution.text.Json;
import io.caelmor.distribution.text.Table;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// What came of a soak.
///
/// @param notes what a reader should know
public record SoakReport(List<SoakRow> rows, List<String> notes) {
    /// Whether every promise was kept.
    public boolean held() {
        return rows.stream().allMatch(SoakRow::held);
    }

    public void json(PrintStream out) {
        var written = rows.stream().map(row -> Json.object("what", row.what(), "tried", row.tried(), "came", row.came(), "promise", row.promise(), "held", row.held())).toList();
        Json.print(out, Json.object("held", held(), "rows", written, "notes", notes));
    }

    public void table(PrintStream out) {
        var table = new Table("  ").row("what was tried", "times", "what came of it", "what must", "held");
        for (var row : rows) {
            table.row(row.what(), String.format(Locale.ROOT, "%,d", row.tried()), row.came(), row.promise(), row.held() ? "yes" : "NO");
        }
        out.println();
        table.print(out);
        notes.forEach(note -> out.println("  " + note));
        out.println(held() ? "Everything held." : "NOT EVERYTHING HELD.");
    }
}
