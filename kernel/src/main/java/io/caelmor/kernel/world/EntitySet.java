package io.caelmor.kernel.world;

import io.caelmor.kernel.thread.ThreadOwner;
import org.jspecify.annotations.Nullable;

/// A named set of living entities; part of the world, so that no plugin has to keep such state of its own.
///
/// Members are visited in index order, whatever the order they came in: `for (int i = set.next(1); i != 0; i =
/// set.next(i + 1))`. Adding and removing while visiting is allowed. A despawned entity leaves by itself. Owner thread
/// only; nothing allocates.
public final class EntitySet {
    private final String name;
    private final World world;
    private final ThreadOwner owner;
    private final long[] words;
    private final @Nullable ChangeLog changes;
    private int size;

    /// With `changes` given, entering and leaving the set count as changes of the entity; else it may be `null`.
    EntitySet(String name, World world, ThreadOwner owner, int capacity, @Nullable ChangeLog changes) {
        this.name = name;
        this.world = world;
        this.owner = owner;
        this.changes = changes;
        words = new long[(capacity >>> 6) + 1];
    }

    public String name() {
        return name;
    }

    public int size() {
        owner.checkRead();
        return size;
    }

    /// Adds a living entity. Throws [StaleEntityException] for another.
    public void add(long handle) {
        int index = world.index(handle);
        long bit = 1L << index;
        if ((words[index >>> 6] & bit) == 0) {
            words[index >>> 6] |= bit;
            size++;
            touch(index);
        }
    }

    /// Removes an entity, if it is a member. Throws [StaleEntityException] for one that is not alive.
    public void remove(long handle) {
        drop(world.index(handle));
    }

    public boolean contains(long handle) {
        return containsIndex(world.reading(handle));
    }

    /// Whether the entity at `index` is a member.
    public boolean containsIndex(int index) {
        owner.checkRead();
        return (words[index >>> 6] & 1L << index) != 0;
    }

    /// The first member at `index` or above, or 0 where there is none.
    public int next(int index) {
        owner.checkRead();
        int word = index >>> 6;
        if (word >= words.length) {
            return 0;
        }
        long rest = words[word] & -1L << index;
        while (rest == 0) {
            if (++word == words.length) {
                return 0;
            }
            rest = words[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    void drop(int index) {
        long bit = 1L << index;
        if ((words[index >>> 6] & bit) != 0) {
            words[index >>> 6] &= ~bit;
            size--;
            touch(index);
        }
    }

    private void touch(int index) {
        if (changes != null) {
            changes.touch(index);
        }
    }
}
