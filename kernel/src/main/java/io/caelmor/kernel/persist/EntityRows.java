package io.caelmor.kernel.persist;

import io.caelmor.kernel.wire.FieldType;
import java.util.Arrays;

/// Saved entities as rows: identity, owner, version, and one value per column of the layout. Sized once and used again; only rows
/// that are loaded may be let grow, up to a bound.
///
/// One thread at a time; it is handed from the tick thread to the worker and back through queues. A row that was never
/// told a value has zero or the empty text there; [#isSet] tells, so that a column younger than the row keeps the
/// initial value that its plugin declared.
public final class EntityRows {
    private final StoreLayout layout;
    private final int most;
    private int capacity;
    private final int columns;
    private long[] ids;
    private long[] accounts;
    private long[] versions;
    private boolean[] deleted;
    private long[] bits;
    private String[] texts;
    private final int[] textAt;
    private final int textColumns;
    private boolean[] set;
    private int size;

    /// Room for `capacity` rows of the layout.
    public EntityRows(StoreLayout layout, int capacity) {
        this(layout, capacity, capacity);
    }

    /// Room for `capacity` rows of the layout, that grows as it must up to `most`.
    EntityRows(StoreLayout layout, int capacity, int most) {
        this.layout = layout;
        this.most = most;
        this.capacity = capacity;
        columns = layout.columns().size();
        ids = new long[capacity];
        accounts = new long[capacity];
        versions = new long[capacity];
        deleted = new boolean[capacity];
        bits = new long[capacity * columns];
        set = new boolean[capacity * columns];
        textAt = new int[columns];
        int some = 0;
        for (int column = 0; column < columns; column++) {
            textAt[column] = layout.columns().get(column).type() == FieldType.TEXT ? some++ : -1;
        }
        textColumns = some;
        texts = new String[capacity * some];
    }

    /// The rows alone, without room for more.
    EntityRows trimmed() {
        var rows = new EntityRows(layout, size);
        System.arraycopy(ids, 0, rows.ids, 0, size);
        System.arraycopy(accounts, 0, rows.accounts, 0, size);
        System.arraycopy(versions, 0, rows.versions, 0, size);
        System.arraycopy(deleted, 0, rows.deleted, 0, size);
        System.arraycopy(bits, 0, rows.bits, 0, size * columns);
        System.arraycopy(set, 0, rows.set, 0, size * columns);
        System.arraycopy(texts, 0, rows.texts, 0, size * textColumns);
        rows.size = size;
        return rows;
    }

    public StoreLayout layout() {
        return layout;
    }

    /// Rows that can still be added.
    public int room() {
        return most - size;
    }

    /// Rows it holds.
    public int size() {
        return size;
    }

    /// Forgets all rows.
    public void clear() {
        size = 0;
    }

    /// Adds a row and answers its position. Throws [IndexOutOfBoundsException] where it is full and may not grow.
    public int add(long id, long account, long version) {
        if (size == capacity) {
            grow();
        }
        int row = size++;
        ids[row] = id;
        accounts[row] = account;
        versions[row] = version;
        deleted[row] = false;
        Arrays.fill(set, row * columns, (row + 1) * columns, false);
        return row;
    }

    /// Marks a row as the end of its entity: it leaves the store.
    public void setDeleted(int row) {
        deleted[checked(row)] = true;
    }

    /// Sets a number as 64 raw bits: an int or long as it is, a float's bits in the low 32.
    public void setBits(int row, int column, long value) {
        int at = at(row, column);
        bits[at] = value;
        set[at] = true;
    }

    /// Sets a text.
    public void setText(int row, int column, String value) {
        int at = at(row, column);
        texts[row * textColumns + textAt[column]] = value;
        set[at] = true;
    }

    /// Persistent id.
    public long id(int row) {
        return ids[checked(row)];
    }

    /// Owning account, 0 for the world.
    public long account(int row) {
        return accounts[checked(row)];
    }

    /// Version, 1 for the first that is saved.
    public long version(int row) {
        return versions[checked(row)];
    }

    public boolean deleted(int row) {
        return deleted[checked(row)];
    }

    public boolean isSet(int row, int column) {
        return set[at(row, column)];
    }

    public long bits(int row, int column) {
        int at = at(row, column);
        return set[at] ? bits[at] : 0;
    }

    public int int32(int row, int column) {
        return (int) bits(row, column);
    }

    public long int64(int row, int column) {
        return bits(row, column);
    }

    public float float32(int row, int column) {
        return Float.intBitsToFloat((int) bits(row, column));
    }

    public String text(int row, int column) {
        int at = at(row, column);
        return set[at] ? texts[row * textColumns + textAt[column]] : "";
    }

    private void grow() {
        if (capacity >= most) {
            throw new IndexOutOfBoundsException("more than " + most + " entities");
        }
        capacity = (int) Math.min(most, 2L * capacity);
        ids = Arrays.copyOf(ids, capacity);
        accounts = Arrays.copyOf(accounts, capacity);
        versions = Arrays.copyOf(versions, capacity);
        deleted = Arrays.copyOf(deleted, capacity);
        bits = Arrays.copyOf(bits, capacity * columns);
        set = Arrays.copyOf(set, capacity * columns);
        texts = Arrays.copyOf(texts, capacity * textColumns);
    }

    private int checked(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
        return row;
    }

    private int at(int row, int column) {
        if (column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException("column " + column + " of " + columns);
        }
        return checked(row) * columns + column;
    }
}
