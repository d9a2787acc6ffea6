package io.caelmor.bots;

import io.caelmor.client.Entity;
import io.caelmor.client.Schema;
import io.caelmor.client.ValueType;
import io.caelmor.client.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares the copies of all bots: an entity that two of them see at the same tick must look the same to both.
///
/// A server may put an update off when a byte budget is spent, so one look is not enough: what differs at the first is a
/// suspect, and stays one until a later look finds it equal. Owner-only columns are left out. Event loop only.
final class CrossCheck {
    private final Map<String, String> suspects = new TreeMap<>();
    private long compared;

    /// How many pairs of a bot and an entity the first look held against another bot's copy.
    long compared() {
        return compared;
    }

    /// A sentence for each column of an entity that every look so far found different.
    Map<String, String> suspects() {
        return Map.copyOf(suspects);
    }

    static boolean atOneTick(List<Bot> bots) {
        return bots.stream().filter(Bot::playing).mapToLong(bot -> bot.client().world().tick()).distinct().count() <= 1;
    }

    void firstLook(List<Bot> bots) {
        look(bots, (entity, first, second) -> {
            compared++;
            compare(entity, first, second, (where, sentence) -> {
                if (sentence != null) {
                    suspects.put(where, sentence);
                }
            });
        });
    }

    void lookAgain(List<Bot> bots) {
        look(bots, (entity, first, second) -> compare(entity, first, second, (where, sentence) -> {
            if (sentence == null) {
                suspects.remove(where);
            }
        }));
    }

    private interface Pair {
        void seen(long entity, Bot first, Bot second);
    }

    private interface Verdict {
        /// @param sentence null where both see the same
        void of(String where, String sentence);
    }

    /// Each entity in each copy against the first copy at the same tick that has it.
    private static void look(List<Bot> bots, Pair pair) {
        Map<Long, Map<Long, Bot>> firstByTickAndEntity = new HashMap<>();
        for (Bot bot : bots) {
            if (!bot.playing()) {
                continue;
            }
            World world = bot.client().world();
            Map<Long, Bot> firstByEntity = firstByTickAndEntity.computeIfAbsent(world.tick(), _ -> new HashMap<>());
            world.forEach(entity -> {
                Bot first = firstByEntity.putIfAbsent(entity, bot);
                if (first != null) {
                    pair.seen(entity, first, bot);
                }
            });
        }
    }

    private static void compare(long entity, Bot first, Bot second, Verdict verdict) {
        World one = first.client().world();
        World other = second.client().world();
        if (!one.schema().columns().equals(other.schema().columns())) {
            return;
        }
        for (Schema.Column column : one.schema().columns()) {
            if (column.ownerOnly()) {
                continue;
            }
            Object value = value(one, entity, column);
            Object otherValue = value(other, entity, other.schema().columns().get(column.index()));
            String where = "entity " + Entity.describe(entity) + ", column " + column.name() + ", " + second.who();
            verdict.of(where, value.equals(otherValue) ? null : "entity " + Entity.describe(entity) + ", column " + column.name()
                    + ": " + first.who() + " sees " + value + ", " + second.who() + " sees " + otherValue);
        }
    }

    private static Object value(World world, long entity, Schema.Column column) {
        return column.type() == ValueType.TEXT ? world.getText(entity, column) : world.getRaw(entity, column);
    }
}
