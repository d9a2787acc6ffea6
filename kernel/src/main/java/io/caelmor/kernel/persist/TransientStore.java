package io.caelmor.kernel.persist;

import java.nio.charset.StandardCharsets;

/// The store of a server that saves nothing: accounts have numbers, made from their names, and no entities.
public final class TransientStore implements Store {
    private long nextId = 1;

    @Override
    public void open(StoreLayout layout) {}

    @Override
    public long reserveIds(int count) {
        long first = nextId;
        nextId += count;
        return first;
    }

    @Override
    public CommitOutcome commit(Cut cut) {
        return CommitOutcome.COMMITTED;
    }

    @Override
    public void loadWorld(EntityRows into) {}

    /// FNV-1a over 64 bits: the same number in every run, without a table that grows.
    @Override
    public long loadAccount(String name, EntityRows into) {
        long hash = 0xCBF2_9CE4_8422_2325L;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * 0x0000_0100_0000_01B3L;
        }
        return Math.max(1, hash >>> 1);
    }

    @Override
    public void close() {}

    @Override
    public StoreArchive archive() throws StoreException {
        throw new StoreException("Nothing is saved, so there is no store: persistence.enabled is false. Set it to true.");
    }

    @Override
    public String describe() {
        return "nothing (persistence is off)";
    }
}
