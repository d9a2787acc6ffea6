package io.caelmor.client;

import io.caelmor.client.ProtocolViolation.Kind;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Applies the body of a TICK to the copy of the world and tells the listener. Makes no garbage but for texts of columns.
final class TickDecoder {
    private static final int RESET = 1;
    private static final int RECEIPTS = 1 << 1;
    private static final int EVENTS = 1 << 2;
    private static final int LEAVES = 1 << 3;
    private static final int ENTERS = 1 << 4;
    private static final int MOVES = 1 << 5;
    private static final int UPDATES = 1 << 6;
    private static final int MISSED = 1 << 7;
    /// View numbers are small by design; one beyond this is an error, not a reason to allocate.
    private static final int MAX_VIEW = (1 << 20) - 1;

    private final Client client;
    private final WireReader in;
    private final World world;
    private final ReceiptDecoder receipts;
    private final ClientStatistics statistics;
    private final ClientListener listener;
    private final Event event = new Event();
    private final boolean ownOnly;
    /// View numbers that are taken by what this client keeps no copy of.
    private final BitSet unkept = new BitSet();

    private @Nullable Schema schema;
    private long tick;
    private long unacknowledged;
    private boolean firstOfConnection;
    private long ownerOnlyColumns;
    /// Columns whose values are no varints.
    private long otherColumns;
    /// Positions of the columns `x` and `y`; -1 where the schema has them not, or not in steps.
    private int xColumn;
    private int yColumn;

    /// @param ownOnly as [ClientOptions#ownOnly]
    TickDecoder(Client client, WireReader in, boolean ownOnly) {
        this.ownOnly = ownOnly;
        this.client = client;
        this.in = in;
        world = client.world();
        receipts = new ReceiptDecoder(client, in);
        statistics = client.statistics();
        listener = client.listener();
    }

    /// A connection begins.
    void begin(Welcome welcome) {
        schema = welcome.schema();
        tick = welcome.tick();
        receipts.begin(welcome);
        firstOfConnection = true;
        ownerOnlyColumns = 0;
        otherColumns = 0;
        xColumn = -1;
        yColumn = -1;
        unkept.clear();
        for (Schema.Column column : welcome.schema().columns()) {
            if (column.ownerOnly()) {
                ownerOnlyColumns |= 1L << column.index();
            }
            if (column.type() == ValueType.FLOAT || column.type() == ValueType.TEXT) {
                otherColumns |= 1L << column.index();
            }
            if (column.type() == ValueType.QUANTISED) {
                xColumn = column.name().equals("x") ? column.index() : xColumn;
                yColumn = column.name().equals("y") ? column.index() : yColumn;
            }
        }
    }

    /// The tick of the TICK being read, or of the last one.
    long tick() {
        return tick;
    }

    /// The newest TICK that was applied, once: 0 where there was none since the last call.
    long takeUnacknowledged() {
        long taken = unacknowledged;
        unacknowledged = 0;
        return taken;
    }

    private Schema schema() {
        return Objects.requireNonNull(schema);
    }

    /// Reads what stands after the message type.
    ///
    /// @throws WireReader.Malformed where the bytes can't be read any further
    void decode() {
        advanceTo(in.varint());
        long lastNumber = in.varint32("the last number");
        receipts.checkLastNumber(tick, lastNumber);
        int sections = in.u8();
        if ((sections & RESET) != 0) {
            reset();
        }
        if ((sections & RECEIPTS) != 0) {
            receipts.decode(tick, lastNumber);
        }
        if ((sections & EVENTS) != 0) {
            events();
        }
        if ((sections & LEAVES) != 0) {
            leaves();
        }
        if ((sections & ENTERS) != 0) {
            enters();
        }
        if ((sections & MOVES) != 0) {
            moves();
        }
        if ((sections & UPDATES) != 0) {
            updates();
        }
        if ((sections & MISSED) != 0) {
            statistics.add(ClientCounter.EVENTS_MISSED, 1);
            listener.onEventsMissed(client, tick);
        }
        firstOfConnection = false;
        unacknowledged = tick;
        statistics.add(ClientCounter.TICKS, 1);
        listener.onTick(client, tick);
    }

    private void advanceTo(long next) {
        long least = firstOfConnection ? tick : tick + 1;
        if (next < least) {
            violation(Kind.TICK_BACKWARDS, "tick " + next + " came after " + tick);
        } else if (!firstOfConnection) {
            statistics.add(ClientCounter.TICKS_MISSED, next - least);
        }
        tick = next;
        world.advance(next);
    }

    private void reset() {
        if (!firstOfConnection) {
            statistics.add(ClientCounter.RESETS, 1);
        }
        for (int view = 1; view < world.viewLimit(); view++) {
            if (world.entityAt(view) != Entity.NONE) {
                listener.onLeave(client, world.entityAt(view));
            }
        }
        world.clear();
        unkept.clear();
    }

    private void events() {
        for (int id = eventId(); id != 0; id = eventId()) {
            Schema.Signature signature = schema().eventOfId(id);
            if (signature == null) {
                throw new UnknownEvent(id);
            }
            event.read(signature, tick, in);
            statistics.add(ClientCounter.EVENTS, 1);
            listener.onEvent(client, event);
        }
    }

    private int eventId() {
        return in.varintUpTo(Integer.MAX_VALUE, "an event");
    }

    private void leaves() {
        for (int view = viewNumber(); view != 0; view = viewNumber()) {
            if (unkept.get(view)) {
                unkept.clear(view);
                statistics.add(ClientCounter.LEAVES, 1);
                continue;
            }
            long entity = world.entityAt(view);
            if (entity == Entity.NONE) {
                violation(Kind.UNKNOWN_VIEW, "a leave for view number " + view + ", where nothing is");
                continue;
            }
            listener.onLeave(client, entity);
            world.leave(view);
            statistics.add(ClientCounter.LEAVES, 1);
        }
    }

    private void enters() {
        for (int view = viewNumber(); view != 0; view = viewNumber()) {
            long entity = in.entity();
            int flags = in.u8();
            if (entity == Entity.NONE || (flags & ~3) != 0) {
                throw new WireReader.Malformed("entity " + Entity.describe(entity) + " enters with flags " + flags);
            }
            int elsewhere = world.view(entity);
            if (elsewhere != 0 && elsewhere != view) {
                violation(Kind.ENTITY_TWICE, "entity " + Entity.describe(entity) + " enters as " + view + " and stands as " + elsewhere);
                world.leave(elsewhere);
            }
            if (world.entityAt(view) != Entity.NONE) {
                listener.onLeave(client, world.entityAt(view));
            }
            statistics.add(ClientCounter.ENTERS, 1);
            if (ownOnly && flags == 0) {
                if (world.entityAt(view) != Entity.NONE) {
                    world.leave(view);
                }
                unkept.set(view);
                passOver(in.varint());
                continue;
            }
            unkept.clear(view);
            world.enter(view, entity, flags);
            values(view, in.varint(), false);
            listener.onEnter(client, entity);
        }
    }

    private void moves() {
        if (xColumn < 0 || yColumn < 0) {
            throw new WireReader.Malformed("a move, where the schema has no x and y in steps");
        }
        int bytesBefore = in.remaining();
        long columns = 1L << xColumn | 1L << yColumn;
        long count = 0;
        long view = 0;
        for (long head = in.varint(); head != 0; head = in.varint()) {
            view += WireReader.unmap(head >>> 2);
            if (view <= 0 || view > MAX_VIEW) {
                throw new WireReader.Malformed("a move for view number " + view);
            }
            int length = (int) (head & 3) + 1;
            long steps = in.low(length);
            long entity = world.entityAt((int) view);
            if (isTold(entity, (int) view, "a move")) {
                count++;
                if (entity != Entity.NONE) {
                    int bits = 4 * length;
                    add((int) view, xColumn, WireReader.unmap(steps & (1L << bits) - 1));
                    add((int) view, yColumn, WireReader.unmap(steps >>> bits));
                    world.updated((int) view);
                    listener.onUpdate(client, entity, columns);
                }
            }
        }
        statistics.add(ClientCounter.UPDATES, count);
        statistics.add(ClientCounter.UPDATE_BYTES, bytesBefore - in.remaining());
    }

    /// Whether something is at a view number, be it kept or not.
    private boolean isTold(long entity, int view, String what) {
        if (entity != Entity.NONE || unkept.get(view)) {
            return true;
        }
        violation(Kind.UNKNOWN_VIEW, what + " for view number " + view + ", where nothing is");
        return false;
    }

    private void updates() {
        int bytesBefore = in.remaining();
        long count = 0;
        for (long head = in.varint(); head != 0; head = in.varint()) {
            long view = head >>> 1;
            boolean relative = (head & 1) != 0;
            if (view == 0 || view > MAX_VIEW) {
                throw new WireReader.Malformed("an update for view number " + view);
            }
            long columns = in.varint();
            long entity = world.entityAt((int) view);
            count += isTold(entity, (int) view, "an update") ? 1 : 0;
            if (entity == Entity.NONE) {
                passOver(columns);
                continue;
            }
            values((int) view, columns, relative);
            world.updated((int) view);
            listener.onUpdate(client, entity, columns);
        }
        statistics.add(ClientCounter.UPDATES, count);
        statistics.add(ClientCounter.UPDATE_BYTES, bytesBefore - in.remaining());
    }

    private int viewNumber() {
        return in.varintUpTo(MAX_VIEW, "a view number");
    }

    /// Reads past the values of a mask.
    private void passOver(long columns) {
        checkMask(columns);
        if ((columns & otherColumns) == 0) {
            in.skipVarints(Long.bitCount(columns));
            return;
        }
        for (long rest = columns; rest != 0; rest &= rest - 1) {
            Schema.Column column = schema().columnAt(Long.numberOfTrailingZeros(rest));
            switch (column.type()) {
                case FLOAT -> in.float32();
                case TEXT -> in.skipText(column.maxBytes());
                default -> in.skipVarints(1);
            }
        }
    }

    private void checkMask(long columns) {
        if (columns >>> schema().columns().size() != 0) {
            throw new WireReader.Malformed("the column mask 0x" + Long.toHexString(columns) + " has more bits than the schema has columns");
        }
    }

    /// Reads the values of a mask into a view number.
    private void values(int view, long columns, boolean relative) {
        checkMask(columns);
        if ((columns & ownerOnlyColumns) != 0 && !world.ownedAt(view)) {
            violation(Kind.NOT_THE_OWNER, "owner-only columns of entity " + Entity.describe(world.entityAt(view)));
        }
        for (long rest = columns; rest != 0; rest &= rest - 1) {
            Schema.Column column = schema().columnAt(Long.numberOfTrailingZeros(rest));
            int at = column.index();
            switch (column.type()) {
                case INT -> world.set(view, at, in.zigzag32());
                case LONG -> world.set(view, at, in.zigzag());
                case FLOAT -> world.set(view, at, Float.floatToRawIntBits(in.float32()));
                case TEXT -> world.set(view, at, in.text(column.maxBytes()));
                case QUANTISED -> {
                    if (relative) {
                        add(view, at, in.zigzag());
                    } else {
                        world.set(view, at, in.zigzag32());
                    }
                }
                case ENTITY -> throw new IllegalStateException("a column of type ENTITY");
            }
        }
    }

    /// Adds a difference of steps; that of two 32-bit values may itself take 33 bits.
    private void add(int view, int at, long difference) {
        long value = world.numberAt(view, at) + difference;
        if (value != (int) value) {
            violation(Kind.OUT_OF_RANGE, schema().columnAt(at).name() + " of entity "
                    + Entity.describe(world.entityAt(view)) + " becomes " + value + " steps");
        }
        world.set(view, at, value);
    }

    private void violation(Kind kind, String sentence) {
        client.violated(kind, tick, sentence);
    }

    /// An event that the schema does not have: where it ends can't be known.
    static final class UnknownEvent extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownEvent(int id) {
            super("an event with id " + id + ", which the schema does not have", null, false, false);
        }
    }
}
