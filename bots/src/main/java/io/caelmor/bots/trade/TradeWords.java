package io.caelmor.bots.trade;

import io.caelmor.client.Entity;
import io.caelmor.client.Schema;
import io.caelmor.client.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The words of a server that has the plugins `commands` and `inventory`, looked up once a connection. Event loop only.
final class TradeWords {
    static final String MOVE = "move";
    static final String DROP = "drop";
    static final String PICK_UP = "pick_up";
    static final String GIVE = "give";
    static final String TAKE = "take";
    static final String OFFER = "trade.offer";
    static final String OFFER_ITEM = "trade.offer_item";
    static final String ACCEPT = "trade.accept";
    static final String CANCEL = "trade.cancel";
    static final String HELD_OUT = "inventory.held_out";
    static final String OFFERED = "trade.offered";
    static final String DONE = "trade.done";
    static final String ENDED = "trade.ended";
    /// Commands whose receipt `applied` comes only when what they did is safe.
    static final Set<String> DURABLE = Set.of(DROP, PICK_UP, TAKE, ACCEPT);

    private static final List<String> COMMANDS = List.of(MOVE, DROP, PICK_UP, GIVE, TAKE, OFFER, OFFER_ITEM, ACCEPT, CANCEL);
    private static final List<String> COLUMNS = List.of("x", "y", "kind", "item.id", "inventory.gold", "inventory.changes", "inventory.item_sum");

    final Schema.Column x;
    final Schema.Column y;
    final Schema.Column gold;
    final Schema.Column changes;
    final Schema.Column itemSum;
    final Schema.Column itemId;

    private final Schema.Column kind;
    private final int avatar;
    private final int item;

    /// Where nothing is [#missing].
    TradeWords(Schema schema) {
        x = schema.column("x");
        y = schema.column("y");
        kind = schema.column("kind");
        gold = schema.column("inventory.gold");
        changes = schema.column("inventory.changes");
        itemSum = schema.column("inventory.item_sum");
        itemId = schema.column("item.id");
        avatar = kindOf(schema, "avatar");
        item = kindOf(schema, "item");
    }

    /// What a server lacks for trading.
    static List<String> missing(Schema schema) {
        var missing = new ArrayList<String>();
        COMMANDS.stream().filter(name -> schema.findCommand(name).isEmpty()).forEach(name -> missing.add("command " + name));
        COLUMNS.stream().filter(name -> schema.findColumn(name).isEmpty()).forEach(name -> missing.add("column " + name));
        return missing;
    }

    boolean isAvatar(World world, long entity) {
        return world.getInt(entity, kind) == avatar;
    }

    boolean isItem(World world, long entity) {
        return world.getInt(entity, kind) == item;
    }

    double away(World world, long one, long other) {
        return Math.hypot(world.getFloat(one, x) - world.getFloat(other, x), world.getFloat(one, y) - world.getFloat(other, y));
    }

    /// What the bot holds by its copy, whole or not.
    Holdings holdings(World world, long self) {
        var ids = new ArrayList<Long>();
        for (int view = 1; view < world.viewLimit(); view++) {
            long entity = world.entityAt(view);
            if (entity != Entity.NONE && isItem(world, entity) && world.owned(entity)) {
                ids.add(world.getLong(entity, itemId));
            }
        }
        return new Holdings(world.getLong(self, gold), ids);
    }

    private static int kindOf(Schema schema, String name) {
        return schema.kinds().entrySet().stream().filter(entry -> entry.getValue().equals(name)).findFirst().orElseThrow().getKey();
    }
}
