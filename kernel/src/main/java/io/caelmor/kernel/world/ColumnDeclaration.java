package io.caelmor.kernel.world;

import java.nio.charset.StandardCharsets;

/// What a plugin says of a column it wants: `column("combat.health").replicated(Scope.ALL).persisted().ofInt(100)`.
///
/// The last call creates the column, and throws [IllegalStateException] where the name is taken or the world has
/// already started. Starting thread only.
public final class ColumnDeclaration {
    final String name;
    Scope scope = Scope.NONE;
    boolean persisted;
    int maxBytes;
    float step;
    private final World world;

    ColumnDeclaration(World world, String name) {
        if (!name.matches("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*") || name.length() > 48) {
            throw new IllegalArgumentException("'" + name + "' is no column name: words of a-z, 0-9 and _, joined by dots, at most 48 characters");
        }
        this.world = world;
        this.name = name;
    }

    /// Sends the column's changes to those that `scope` names.
    public ColumnDeclaration replicated(Scope to) {
        scope = to;
        return this;
    }

    /// Saves the column with its entity.
    public ColumnDeclaration persisted() {
        persisted = true;
        return this;
    }

    /// A column of 32-bit integers that begins at `initial` for each new entity.
    public IntColumn ofInt(int initial) {
        return world.add(new IntColumn(world, this, initial));
    }

    /// A column of 64-bit integers.
    public LongColumn ofLong(long initial) {
        return world.add(new LongColumn(world, this, initial));
    }

    /// A column of floats, sent as they are.
    public FloatColumn ofFloat(float initial) {
        finite(initial);
        return world.add(new FloatColumn(world, this, initial));
    }

    /// A column of floats, sent rounded to the nearest multiple of `quantum`, a power of two of at least 1/1024.
    public FloatColumn ofFloat(float initial, float quantum) {
        if (!(quantum >= 1f / 1024 && quantum <= 1024) || Math.scalb(1f, Math.getExponent(quantum)) != quantum) {
            throw new IllegalArgumentException("step " + quantum + " of " + name + " is no power of two in 1/1024-1024");
        }
        finite(initial);
        step = quantum;
        return world.add(new FloatColumn(world, this, initial));
    }

    /// A column of texts of at most `greatestBytes` bytes of UTF-8, 1-1024.
    public TextColumn ofText(String initial, int greatestBytes) {
        if (greatestBytes < 1 || greatestBytes > 1024) {
            throw new IllegalArgumentException("the text column " + name + " wants " + greatestBytes + " bytes; 1-1024 are possible");
        }
        if (initial.getBytes(StandardCharsets.UTF_8).length > greatestBytes) {
            throw new IllegalArgumentException("the text column " + name + " begins as '" + initial + "', which takes more than " + greatestBytes + " bytes");
        }
        if (TextColumn.unfit(initial) >= 0) {
            throw new IllegalArgumentException("the text column " + name + " begins with U+0000 or half of a surrogate pair in its text, which no store keeps");
        }
        maxBytes = greatestBytes;
        return world.add(new TextColumn(world, this, initial));
    }

    private void finite(float initial) {
        if (!Float.isFinite(initial)) {
            throw new IllegalArgumentException(initial + " is no value for the column " + name);
        }
    }
}
