package io.caelmor.kernel.world;

/// Name of a world: 1-32 of `a-z`, `0-9`, `_`, `-`. Unique among the worlds that share a store.
public record WorldId(String name) {
    public WorldId {
        if (!name.matches("[a-z0-9_-]{1,32}")) {
            throw new IllegalArgumentException("'" + name + "' is no world id: 1-32 of a-z, 0-9, _ and -");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
