package io.caelmor.kernel.tick;

import java.util.Comparator;

/// Name and order of a hook within its phase. Lower orders run first, equal ones by name; so the same jars give the same table.
///
/// The kernel's own keys take the ends: below `Integer.MIN_VALUE + 16` and from `Integer.MAX_VALUE - 15` on; the
/// replication's is at `MAX - 512`, and in front of it, at the same order, the history of places.
public record HookKey(String name, int order) implements Comparable<HookKey> {
    private static final Comparator<HookKey> TABLE_ORDER =
            Comparator.comparingInt(HookKey::order).thenComparing(HookKey::name);

    public HookKey {
        if (!name.matches("[a-z][a-z0-9_-]*(\\.[a-z][a-z0-9_-]*)+")) {
            throw new IllegalArgumentException("'" + name + "' is no hook name: at least two words of a-z, 0-9, _ and -, joined by dots");
        }
    }

    @Override
    public int compareTo(HookKey other) {
        return TABLE_ORDER.compare(this, other);
    }
}
