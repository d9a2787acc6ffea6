package io.caelmor.bots;

import io.caelmor.client.Entity;
import io.caelmor.client.Schema;
import io.caelmor.client.ValueType;
import io.caelmor.client.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Compares the copies of all bots: an entity that two of them see at the same tick must look the same to both. Where most bots keep
/// a copy of themselves alone, the others' copies are held against those.
///
/// A server may put an update off when a byte budget is spent, so one look is not enough: what differs at the first is a
/// suspect, and stays one until a later look finds it equal. Owner-only columns are left out. Event loop only.
final class CrossCheck {
    private record Suspect(long entity, int column, String who) {}

    private final Map<Suspect, String> suspects = new HashMap<>();
    private long compared;

    /// How many pairs of a bot and an entity the first look held against another bot's copy.
    long compared() {
        return compared;
    }

    /// A sentence for each column of an entity that every look so far found different.
    List<String> suspects() {
        return suspects.values().stream().sorted().toList();
    }

    static boolean atOneTick(List<Bot> bots) {
        return bots.stream().filter(Bot::playing).mapToLong(bot -> bot.client().world().tick()).distinct().count() <= 1;
    }

    void firstLook(List<Bot> bots) {
        look(bots, (entity, first, second) -> {
            compared++;
            compare(entity, first, second, true);
        });
    }

    void lookAgain(List<Bot> bots) {
        look(bots, (entity, first, second) -> compare(entity, first, second, false));
    }

    private interface Pair {
        void seen(long entity, Bot first, Bot second);
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

    /// @param suspecting whether what differs becomes a suspect; what is equal is none any more
    private void compare(long entity, Bot first, Bot second, boolean suspecting) {
        World one = first.client().world();
        World other = second.client().world();
        if (!one.schema().columns().equals(other.schema().columns())) {
            return;
        }
        for (Schema.Column column : one.schema().columns()) {
            if (column.ownerOnly()) {
                continue;
            }
            Schema.Column otherColumn = other.schema().columns().get(column.index());
            if (same(one, column, other, otherColumn, entity)) {
                if (!suspects.isEmpty()) {
                    suspects.remove(new Suspect(entity, column.index(), second.who()));
                }
            } else if (suspecting) {
                suspects.put(new Suspect(entity, column.index(), second.who()), "entity " + Entity.describe(entity) + ", column "
                        + column.name() + ": " + first.who() + " sees " + value(one, entity, column) + ", " + second.who()
                        + " sees " + value(other, entity, otherColumn));
            }
        }
    }

    private static boolean same(World one, Schema.Column column, World other, Schema.Column otherColumn, long entity) {
        return column.type() == ValueType.TEXT
                ? one.getText(entity, column).equals(other.getText(entity, otherColumn))
                : one.getRaw(entity, column) == other.getRaw(entity, otherColumn);
    }

    private static Object value(World world, long entity, Schema.Column column) {
        return column.type() == ValueType.TEXT ? world.getText(entity, column) : world.getRaw(entity, column);
    }
}
