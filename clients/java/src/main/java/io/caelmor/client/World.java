package io.caelmor.client;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.LongConsumer;

/// A client's copy of the world, kept as docs/protocol.md section 4 says: at each tick exactly what the server means it to see.
///
/// A client with [ClientOptions#ownOnly] keeps only what its account owns, and its viewpoint.
///
/// Belongs to the client's event loop. Other threads look at it through [Client#call] or [BlockingClient#read].
/// Values lie in one array per column, by view number; reading makes no garbage.
public final class World {
    private static final int OWNED = 1;
    private static final int VIEWPOINT = 2;
    private static final Schema NO_SCHEMA = new Schema(List.of(), List.of(), List.of(), List.of(), Map.of());

    private final EntityIndex index = new EntityIndex();
    private Schema schema = NO_SCHEMA;
    private long tick;
    private int viewpointView;

    /// By view number: 0 where nothing is in view.
    private long[] entities = new long[64];
    private byte[] flags = new byte[64];
    private long[] updatedTicks = new long[64];
    /// By column, then by view number. Floats as their bits; texts have their own table.
    private long[][] numbers = new long[0][];
    private String[][] texts = new String[0][];

    World() {}

    /// The schema that this copy is made by; empty before the first WELCOME.
    public Schema schema() {
        return schema;
    }

    /// The tick that this copy shows; while a TICK is being applied, its own.
    public long tick() {
        return tick;
    }

    /// How many entities are in view.
    public int size() {
        return index.size();
    }

    /// Whether the entity is in view.
    public boolean contains(long entity) {
        return index.view(entity) != 0;
    }

    /// The entity that this session looks from, usually its avatar; [Entity#NONE] while there is none.
    public long viewpoint() {
        return viewpointView == 0 ? Entity.NONE : entities[viewpointView];
    }

    /// Whether the entity belongs to this client's account.
    public boolean owned(long entity) {
        return (flags[viewOf(entity)] & OWNED) != 0;
    }

    /// One more than the greatest view number that may be in use; with [#entityAt] a loop over all without garbage.
    public int viewLimit() {
        return entities.length;
    }

    /// The entity of a view number; [Entity#NONE] where nothing is.
    public long entityAt(int view) {
        return view >= 0 && view < entities.length ? entities[view] : Entity.NONE;
    }

    /// The entity's view number; 0 while it is not in view.
    public int view(long entity) {
        return index.view(entity);
    }

    /// The tick of the last enter or update of an entity: until then, at least, its columns are known to be these.
    ///
    /// @throws NoSuchElementException where the entity is not in view
    public long updatedTick(long entity) {
        return updatedTicks[viewOf(entity)];
    }

    /// As [#updatedTick], by view number, for a loop over all without looking them up; 0 where nothing is.
    public long updatedTickAt(int view) {
        return entityAt(view) == Entity.NONE ? 0 : updatedTicks[view];
    }

    /// Calls with each entity in view, in the order of view numbers.
    public void forEach(LongConsumer action) {
        for (int view = 1; view < entities.length; view++) {
            if (entities[view] != Entity.NONE) {
                action.accept(entities[view]);
            }
        }
    }

    /// The value of an INT column.
    ///
    /// @throws NoSuchElementException where the entity is not in view, or the column is of another schema
    public int getInt(long entity, Schema.Column column) {
        return (int) number(entity, column, ValueType.INT);
    }

    /// The value of a LONG column.
    ///
    /// @throws NoSuchElementException where the entity is not in view, or the column is of another schema
    public long getLong(long entity, Schema.Column column) {
        return number(entity, column, ValueType.LONG);
    }

    /// The value of a FLOAT or QUANTISED column.
    ///
    /// @throws NoSuchElementException where the entity is not in view, or the column is of another schema
    public float getFloat(long entity, Schema.Column column) {
        if (column.type() == ValueType.QUANTISED) {
            return (float) (number(entity, column, ValueType.QUANTISED) * (double) column.step());
        }
        return Float.intBitsToFloat((int) number(entity, column, ValueType.FLOAT));
    }

    /// The value of a TEXT column.
    ///
    /// @throws NoSuchElementException where the entity is not in view, or the column is of another schema
    public String getText(long entity, Schema.Column column) {
        check(column, ValueType.TEXT);
        String text = texts[column.index()][viewOf(entity)];
        return text == null ? "" : text;
    }

    /// As [#getInt(long, Schema.Column)], by the column's name.
    public int getInt(long entity, String column) {
        return getInt(entity, schema.column(column));
    }

    /// As [#getLong(long, Schema.Column)], by the column's name.
    public long getLong(long entity, String column) {
        return getLong(entity, schema.column(column));
    }

    /// As [#getFloat(long, Schema.Column)], by the column's name.
    public float getFloat(long entity, String column) {
        return getFloat(entity, schema.column(column));
    }

    /// As [#getText(long, Schema.Column)], by the column's name.
    public String getText(long entity, String column) {
        return getText(entity, schema.column(column));
    }

    /// The value of any column but TEXT as it came: FLOAT as its bits, QUANTISED in steps. For comparing two copies.
    public long getRaw(long entity, Schema.Column column) {
        return number(entity, column, column.type());
    }

    void begin(Schema newSchema, long atTick) {
        schema = newSchema;
        tick = atTick;
        int columns = schema.columns().size();
        numbers = new long[columns][];
        texts = new String[columns][];
        for (Schema.Column column : schema.columns()) {
            if (column.type() == ValueType.TEXT) {
                texts[column.index()] = new String[entities.length];
            } else {
                numbers[column.index()] = new long[entities.length];
            }
        }
        clear();
    }

    void advance(long toTick) {
        tick = toTick;
    }

    void clear() {
        Arrays.fill(entities, Entity.NONE);
        index.clear();
        viewpointView = 0;
    }

    /// Puts an entity under a view number, all its columns zero.
    void enter(int view, long entity, int entityFlags) {
        if (view >= entities.length) {
            growTo(view + 1);
        }
        if (entities[view] != Entity.NONE) {
            leave(view);
        }
        entities[view] = entity;
        flags[view] = (byte) entityFlags;
        updatedTicks[view] = tick;
        index.put(entity, view);
        if ((entityFlags & VIEWPOINT) != 0) {
            viewpointView = view;
        }
        for (int column = 0; column < numbers.length; column++) {
            if (numbers[column] == null) {
                texts[column][view] = null;
            } else {
                numbers[column][view] = 0;
            }
        }
    }

    void leave(int view) {
        index.remove(entities[view]);
        entities[view] = Entity.NONE;
        if (view == viewpointView) {
            viewpointView = 0;
        }
    }

    /// The entity is as it is at this tick.
    void updated(int view) {
        updatedTicks[view] = tick;
    }

    boolean ownedAt(int view) {
        return (flags[view] & OWNED) != 0;
    }

    long numberAt(int view, int column) {
        return numbers[column][view];
    }

    void set(int view, int column, long value) {
        numbers[column][view] = value;
    }

    void set(int view, int column, String value) {
        texts[column][view] = value;
    }

    private long number(long entity, Schema.Column column, ValueType type) {
        check(column, type);
        return numbers[column.index()][viewOf(entity)];
    }

    private void check(Schema.Column column, ValueType type) {
        if (column.type() != type) {
            throw new IllegalArgumentException("the column " + column.name() + " is " + column.type() + ", not " + type);
        }
        if (column.index() >= schema.columns().size() || schema.columnAt(column.index()) != column) {
            throw new NoSuchElementException("the column " + column.name() + " is of another connection's schema");
        }
    }

    private int viewOf(long entity) {
        int view = index.view(entity);
        if (view == 0) {
            throw new NoSuchElementException("entity " + Entity.describe(entity) + " is not in view");
        }
        return view;
    }

    private void growTo(int atLeast) {
        int capacity = Integer.highestOneBit(atLeast) * 2;
        entities = Arrays.copyOf(entities, capacity);
        flags = Arrays.copyOf(flags, capacity);
        updatedTicks = Arrays.copyOf(updatedTicks, capacity);
        for (int column = 0; column < numbers.length; column++) {
            if (numbers[column] == null) {
                texts[column] = Arrays.copyOf(texts[column], capacity);
            } else {
                numbers[column] = Arrays.copyOf(numbers[column], capacity);
            }
        }
    }
}
