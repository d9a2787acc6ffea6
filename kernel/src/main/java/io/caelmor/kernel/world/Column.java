package io.caelmor.kernel.world;

import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.wire.WireWriter;

/// One fact about entities: a name, a type, a value per entity, who is sent it, and whether it is saved.
///
/// Reading and writing take a handle, are for the owner thread only (reading also for its crew while the world is frozen), and throw
/// [io.caelmor.kernel.thread.WrongThreadException] or [StaleEntityException] before anything changed. A write of the
/// value that is there already is no change.
public abstract sealed class Column permits IntColumn, LongColumn, FloatColumn, TextColumn {
    final World world;
    private final ColumnDeclaration declaration;
    private final long[] stamps;

    Column(World world, ColumnDeclaration declaration) {
        this.world = world;
        this.declaration = declaration;
        stamps = declaration.scope == Scope.NONE ? new long[0] : new long[world.capacity() + 1];
    }

    /// Dotted name, such as `combat.health`.
    public final String name() {
        return declaration.name;
    }

    public final Scope scope() {
        return declaration.scope;
    }

    public final boolean persisted() {
        return declaration.persisted;
    }

    /// Greatest count of UTF-8 bytes of a text; 0 for numbers.
    public final int maxBytes() {
        return declaration.maxBytes;
    }

    /// Step of a quantised float; 0 for all others.
    public final float step() {
        return declaration.step;
    }

    /// How values go over the wire.
    public abstract FieldType fieldType();

    /// Stamp of the last change of this column for the entity at `index`; 0 where it is not replicated.
    public final long stampOf(int index) {
        world.owner().checkRead();
        return stamps.length == 0 ? 0 : stamps[index];
    }

    /// Whether the value at `index` is zero, or empty. Owner or crew.
    public abstract boolean isZero(int index);

    /// Writes the value at `index` as [#fieldType] says. Owner or crew.
    public abstract void write(int index, WireWriter target);

    /// The value at `index` as 64 raw bits: the number, a float's bits; 0 for text. Owner or crew.
    public abstract long bits(int index);

    abstract void setBits(int index, long bits);

    /// Puts the declared initial value there, as a change.
    abstract void reset(int index);

    final void changed(int index) {
        if (stamps.length != 0) {
            stamps[index] = world.changes().touch(index);
        }
        if (declaration.persisted) {
            world.saves().dirty(index);
        }
    }
}
