package io.caelmor.kernel.metric;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// What sessions hold, by resource: all of it must read zero when they are gone. Declared at start-up, read by the owner of the world.
public final class Ledger {
    private final Map<String, LongSupplier> held = new TreeMap<>();

    /// Adds a resource. Throws [IllegalStateException] where the name is taken.
    public void add(String name, LongSupplier count) {
        if (held.putIfAbsent(name, count) != null) {
            throw new IllegalStateException("the ledger entry '" + name + "' is declared twice");
        }
    }

    /// What is held now, by name.
    public Map<String, Long> read() {
        var read = new TreeMap<String, Long>();
        held.forEach((name, count) -> read.put(name, count.getAsLong()));
        return read;
    }
}
