package io.caelmor.inventory;

import io.caelmor.kernel.outbound.EventType;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.wire.WireWriter;
import io.caelmor.kernel.world.Handle;

/// What is told of things held out and offered, to the one it is for. News, no promises: a crash can undo what they told of; what a
/// durable command's receipt says it can't. Tick thread only.
final class News {
    private static final int WORD_BYTES = 16;

    private final Items items;
    private final EventType heldOut;
    private final EventType withheld;
    private final EventType offered;
    private final EventType accepted;
    private final EventType done;
    private final EventType ended;
    private final WireWriter name = new WireWriter();
    private final byte[] nameBytes = new byte[Rules.NAME_BYTES + 1];

    News(Declarations declarations, Items items) {
        this.items = items;
        heldOut = declarations.event("inventory.held_out").entity("from").int64("item").text("name", Rules.NAME_BYTES).declare();
        withheld = declarations.event("inventory.withheld").entity("from").text("why", WORD_BYTES).declare();
        offered = declarations.event("trade.offered").entity("from").int64("item").text("name", Rules.NAME_BYTES).int64("gold")
                .int64("number").declare();
        accepted = declarations.event("trade.accepted").entity("by").int64("number").declare();
        done = declarations.event("trade.done").entity("with").int64("item_given").int64("gold_given").int64("item_taken")
                .int64("gold_taken").declare();
        ended = declarations.event("trade.ended").entity("from").entity("to").text("why", WORD_BYTES).declare();
    }

    /// `false` where nobody could be told.
    boolean heldOut(int slot, long from, long item) {
        int length = nameOf(item);
        return heldOut.to(slot).entity(from).int64(id(item)).text(nameBytes, 1, length).send();
    }

    void withheld(int slot, long from, Lapse why) {
        if (slot >= 0) {
            withheld.to(slot).entity(from).text(why.word, 0, why.word.length).send();
        }
    }

    /// `false` where nobody could be told.
    boolean offered(int slot, long from, long item, long gold, long number) {
        int length = nameOf(item);
        return offered.to(slot).entity(from).int64(id(item)).text(nameBytes, 1, length).int64(gold).int64(number).send();
    }

    void accepted(int slot, long by, long number) {
        if (slot >= 0) {
            accepted.to(slot).entity(by).int64(number).send();
        }
    }

    void done(int slot, long with, long itemGiven, long goldGiven, long itemTaken, long goldTaken) {
        if (slot >= 0) {
            done.to(slot).entity(with).int64(id(itemGiven)).int64(goldGiven).int64(id(itemTaken)).int64(goldTaken).send();
        }
    }

    void ended(int slot, long from, long to, Lapse why) {
        if (slot >= 0) {
            ended.to(slot).entity(from).entity(to).text(why.word, 0, why.word.length).send();
        }
    }

    private long id(long item) {
        return item == Handle.NONE ? 0 : items.id.get(item);
    }

    /// Puts the name behind the one byte of its length; answers that.
    private int nameOf(long item) {
        if (item == Handle.NONE) {
            return 0;
        }
        items.name.write(Handle.index(item), name.wrap(nameBytes, 0, nameBytes.length));
        return nameBytes[0];
    }
}
