package io.caelmor.kernel.metric;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/// What sessions hold, by resource: all of it must read zero when they are gone. Declared at start-up, read by the owner of the world.
public final class Ledger {
    /// What stands for an entry that failed: nobody knows that it is zero.
    public static final long UNREADABLE = -1;

    private final Map<String, LongSupplier> held = new TreeMap<>();

    /// Adds a resource. Throws [IllegalStateException] where the name is taken.
    public void add(String name, LongSupplier count) {
        if (held.putIfAbsent(name, count) != null) {
            throw new IllegalStateException("the ledger entry '" + name + "' is declared twice");
        }
    }

    /// What is held now, by name. `failed` is told of entries that can't be read.
    public Map<String, Long> read(BiConsumer<String, Throwable> failed) {
        var read = new TreeMap<String, Long>();
        held.forEach((name, count) -> read.put(name, read(name, count, failed)));
        return read;
    }

    private static long read(String name, LongSupplier count, BiConsumer<String, Throwable> failed) {
        try {
            return count.getAsLong();
        } catch (RuntimeException | Error e) {
            failed.accept(name, e);
            return UNREADABLE;
        }
    }
}
