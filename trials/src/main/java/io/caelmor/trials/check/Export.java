package io.caelmor.trials.check;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.caelmor.trials.TrialFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads what `caelmor store export` wrote: JSON, an object a line; docs/store.md.
public final class Export {
    private final Map<Long, String> accounts = new HashMap<>();
    private final Map<Long, JsonObject> avatars = new TreeMap<>();
    private final Map<Long, List<Long>> items = new HashMap<>();
    private final List<Long> ids = new ArrayList<>();
    private boolean ended;

    private Export() {}

    /// The world of traders in that file.
    public static Stored read(Path file) throws IOException {
        var export = new Export();
        try (var lines = Files.lines(file)) {
            lines.map(line -> JsonParser.parseString(line).getAsJsonObject()).forEach(export::take);
        }
        if (!export.ended) {
            throw new TrialFailure("the export " + file + " has no end");
        }
        return export.stored();
    }

    private void take(JsonObject line) {
        if (line.has("entity")) {
            entity(line, line.get("account").getAsLong());
        } else if (line.has("account")) {
            accounts.put(line.get("account").getAsLong(), line.get("name").getAsString());
        }
        ended |= line.has("end");
    }

    /// An account owns its avatar and its items; the world owns what lies about.
    private void entity(JsonObject line, long account) {
        long item = number(line, "long", "item.id");
        if (item != 0) {
            ids.add(item);
            items.computeIfAbsent(account, _ -> new ArrayList<>()).add(item);
        } else if (account != 0 && avatars.put(account, line) != null) {
            throw new TrialFailure("the account " + accounts.get(account) + " has two avatars in the store");
        }
    }

    private static long number(JsonObject line, String type, String column) {
        return line.get(type) instanceof JsonObject values && values.get(column) instanceof JsonPrimitive value ? value.getAsLong() : 0;
    }

    private Stored stored() {
        var byName = new TreeMap<String, Stored.Avatar>();
        avatars.forEach((account, line) -> byName.put(accounts.get(account), new Stored.Avatar(number(line, "long", "inventory.gold"),
                number(line, "long", "inventory.changes"), number(line, "long", "inventory.item_sum"),
                number(line, "int", "inventory.granted") != 0, items.getOrDefault(account, List.of()).stream().sorted().toList())));
        return new Stored(byName, ids);
    }
}
