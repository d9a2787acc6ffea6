package io.caelmor.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.World;
import io.caelmor.testing.MemoryStore;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// An auditor's books over all runs of one world: looks at world and store at the end of each tick, and at the store alone when a
/// server is gone.
final class Books {
    static final int GOLD_EACH = 100;
    static final int ITEMS_EACH = 3;

    /// What an account held, as gold and ids.
    record Held(long gold, TreeSet<Long> items) {}

    /// One row, of the world or of the store.
    private record Row(boolean item, long account, long gold, long changes, long itemSum) {}

    private final MemoryStore store;
    private final int itemKind;
    private final int avatarKind;
    /// By account, then by count of changes.
    private final Map<Long, TreeMap<Long, Held>> held = new HashMap<>();
    /// By account, then by tick of this run.
    private final Map<Long, TreeMap<Long, Long>> counts = new HashMap<>();
    private final Map<Long, Long> vouched = new HashMap<>();
    int observations;

    Books(MemoryStore store, World world) {
        this.store = store;
        itemKind = world.kind("item");
        avatarKind = world.kind("avatar");
    }

    /// The state at the end of `tick`: what is alive, and what the store holds of those who are away.
    void observe(World world, long tick) {
        var live = rows(world);
        var all = stored();
        all.putAll(live);
        balance(all);
        holdings(live).forEach((account, now) -> {
            long count = countOf(live, account);
            counts.computeIfAbsent(account, _ -> new TreeMap<>()).put(tick, count);
            var before = held.computeIfAbsent(account, _ -> new TreeMap<>()).putIfAbsent(count, now);
            assertTrue(before == null || before.equals(now), () -> "account " + account + " held " + before + " at the count " + count + ", and now " + now);
        });
        observations++;
    }

    /// A durable command of the account was applied in that tick, and its client was told.
    void acknowledge(long account, long tick) {
        var count = counts.getOrDefault(account, new TreeMap<>()).get(tick);
        if (count != null) {
            vouched.merge(account, count, Math::max);
        }
    }

    /// The server is gone, in order or not: what it left must be of one tick's end for each account, and nothing that was promised is missing.
    void serverGone() {
        var rows = stored();
        balance(rows);
        var left = holdings(rows);
        vouched.forEach((account, count) -> assertTrue(left.containsKey(account) && countOf(rows, account) >= count,
                () -> "account " + account + " was told of the count " + count + ", and the store holds " + left.get(account)));
        left.forEach((account, now) -> {
            long count = countOf(rows, account);
            var seen = held.getOrDefault(account, new TreeMap<>());
            assertEquals(seen.get(count), now, "account " + account + " at the count " + count);
            seen.tailMap(count, false).clear();
        });
        held.keySet().retainAll(left.keySet());
        counts.clear();
    }

    private void balance(Map<Long, Row> rows) {
        long gold = 0;
        long items = 0;
        long granted = 0;
        for (var row : rows.values()) {
            items += row.item() ? 1 : 0;
            gold += row.item() ? 0 : row.gold();
            granted += !row.item() && row.changes() > 0 ? 1 : 0;
        }
        assertEquals(GOLD_EACH * granted, gold, "gold of " + granted);
        assertEquals(ITEMS_EACH * granted, items, "items of " + granted);
    }

    private static Map<Long, Held> holdings(Map<Long, Row> rows) {
        var holdings = new HashMap<Long, Held>();
        rows.values().stream().filter(row -> !row.item()).forEach(row ->
                assertNull(holdings.put(row.account(), new Held(row.gold(), new TreeSet<>())), "one avatar each"));
        rows.forEach((id, row) -> {
            if (row.item() && row.account() != 0) {
                holdings.get(row.account()).items().add(id);
            }
        });
        rows.values().stream().filter(row -> !row.item()).forEach(row -> assertEquals(row.itemSum(),
                holdings.get(row.account()).items().stream().mapToLong(Long::longValue).sum(), "the sum of the items of account " + row.account()));
        return holdings;
    }

    private static long countOf(Map<Long, Row> rows, long account) {
        return rows.values().stream().filter(row -> !row.item() && row.account() == account).findFirst().orElseThrow().changes();
    }

    private Map<Long, Row> rows(World world) {
        var rows = new TreeMap<Long, Row>();
        for (int index = 1; index <= world.capacity(); index++) {
            long entity = world.handleAt(index);
            if (entity != 0) {
                var row = new Row(world.kind().get(entity) == itemKind, world.ownerOf(entity), longs(world, "inventory.gold").get(entity),
                        longs(world, "inventory.changes").get(entity), longs(world, "inventory.item_sum").get(entity));
                assertNull(rows.put(world.persistentId(entity), row), "two with the id " + world.persistentId(entity));
            }
        }
        return rows;
    }

    private Map<Long, Row> stored() {
        var rows = new TreeMap<Long, Row>();
        synchronized (store) {
            store.entities.forEach((id, saved) -> {
                int kind = (int) bits(saved, "kind");
                assertTrue(kind == itemKind || kind == avatarKind);
                rows.put(id, new Row(kind == itemKind, saved.account(), bits(saved, "inventory.gold"), bits(saved, "inventory.changes"),
                        bits(saved, "inventory.item_sum")));
            });
        }
        return rows;
    }

    private static long bits(MemoryStore.Saved saved, String column) {
        return (Long) saved.values().get(column);
    }

    private static LongColumn longs(World world, String column) {
        return (LongColumn) world.find(column).orElseThrow();
    }
}
