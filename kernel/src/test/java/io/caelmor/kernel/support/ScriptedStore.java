package io.caelmor.kernel.support;

import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.Store;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/// A store in memory that a test can make wait or fail: it runs `onCommit` and `onLoad` on the store's thread first.
public final class ScriptedStore implements Store {
    private record Row(long account, long version, long[] bits) {}

    private final Map<Long, Row> rows = new TreeMap<>();
    private final AtomicReference<Runnable> onCommit = new AtomicReference<>(() -> {});
    private final AtomicReference<Runnable> onLoad = new AtomicReference<>(() -> {});
    private StoreLayout layout;
    private long nextId = 1;

    /// What happens before each commit from now on.
    public void onCommit(Runnable action) {
        onCommit.set(action);
    }

    /// What happens before each load from now on.
    public void onLoad(Runnable action) {
        onLoad.set(action);
    }

    /// Makes commits wait until the answer is counted down.
    public CountDownLatch holdCommits() {
        var gate = new CountDownLatch(1);
        onCommit(() -> await(gate));
        return gate;
    }

    /// Makes loads wait until the answer is counted down.
    public CountDownLatch holdLoads() {
        var gate = new CountDownLatch(1);
        onLoad(() -> await(gate));
        return gate;
    }

    /// Entities in the store.
    public synchronized int size() {
        return rows.size();
    }

    @Override
    public void open(StoreLayout of) {
        layout = of;
    }

    @Override
    public synchronized long reserveIds(int count) {
        long first = nextId;
        nextId += count;
        return first;
    }

    @Override
    public CommitOutcome commit(Cut cut) {
        onCommit.get().run();
        synchronized (this) {
            var from = cut.rows();
            for (int row = 0; row < from.size(); row++) {
                if (from.deleted(row)) {
                    rows.remove(from.id(row));
                } else {
                    var bits = new long[layout.columns().size()];
                    for (int column = 0; column < bits.length; column++) {
                        bits[column] = from.bits(row, column);
                    }
                    rows.put(from.id(row), new Row(from.account(row), from.version(row), bits));
                }
            }
        }
        return CommitOutcome.COMMITTED;
    }

    @Override
    public void loadWorld(EntityRows into) {
        add(0, into);
    }

    /// An account's number is its name read as one: `7` is account 7.
    @Override
    public long loadAccount(String name, EntityRows into) throws StoreException {
        onLoad.get().run();
        add(Long.parseLong(name), into);
        return Long.parseLong(name);
    }

    private synchronized void add(long account, EntityRows into) {
        rows.forEach((id, row) -> {
            if (row.account() == account) {
                int at = into.add(id, account, row.version());
                for (int column = 0; column < row.bits().length; column++) {
                    into.setBits(at, column, row.bits()[column]);
                }
            }
        });
    }

    @Override
    public void close() {}

    @Override
    public String describe() {
        return "memory";
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
