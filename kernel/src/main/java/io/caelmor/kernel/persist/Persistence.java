package io.caelmor.kernel.persist;

import io.caelmor.kernel.fault.FailurePoint;
import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.world.WorldKeeper;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tick thread's side of saving and loading. At most one cut is on its way: what changes meanwhile stays dirty and coalesces
/// into the next, so a slow store makes saves late, never lost, and memory stays what it was at start.
public final class Persistence {
    private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);

    private final ThreadOwner owner;
    private static final int RESERVE_PAUSE_TICKS = 100;

    private final WorldKeeper keeper;
    private final Store store;
    private final PersistenceLimits limits;
    private final Metrics metrics;
    private final Consumer<String> onFatal;
    private final StoreLayout layout;
    private final CutCapture capture;
    private final StoreWorker worker;
    private final StoreTask.Commit commit;
    private final FailurePoint afterCapture;
    private final FailurePoint beforeApply;
    private long cuts;
    private long lastCutTick;
    private long nextReserveTick;
    private long tick;
    private int loadsOut;
    private boolean soon;
    private boolean committing;
    private boolean reserving;
    private boolean lost;
    private long savedTick;
    private volatile boolean healthy = true;
    private @Nullable LoadListener listener;

    /// Saves to `store`. `onFatal` is told, as a sentence, that this server may not or can't write any more.
    public Persistence(WorldKeeper keeper, Store store, PersistenceLimits limits, ThreadOwner owner, Metrics metrics,
            FailurePoints points, Consumer<String> onFatal) {
        this.owner = owner;
        this.keeper = keeper;
        this.store = store;
        this.limits = limits;
        this.metrics = metrics;
        this.onFatal = onFatal;
        layout = StoreLayout.of(keeper.world().id(), keeper.persistedColumns());
        capture = new CutCapture(keeper);
        // Loads up to their cap, and always room for the one cut and the one reservation.
        int most = keeper.world().capacity();
        worker = new StoreWorker(store, layout, limits.capLoads() + 2, Math.min(limits.mostRowsPerAccount(), most), most, metrics, points);
        commit = new StoreTask.Commit(new Cut(layout, most));
        afterCapture = points.point("persist.afterCapture");
        beforeApply = points.point("persist.beforeApply");
    }

    /// Opens the store, brings the world's own entities to life and starts the worker. Starting thread. Where it throws, the store is
    /// closed again.
    public void open() throws StoreException {
        store.open(layout);
        try {
            keeper.supplyIds(store.reserveIds(limits.idBlock()), limits.idBlock());
            var rows = new EntityRows(layout, keeper.world().capacity());
            store.loadWorld(rows);
            capture.restore(rows);
        } catch (StoreException | RuntimeException e) {
            store.close();
            throw e;
        }
        worker.start();
    }

    /// What the store is, for people.
    public String describe() {
        return store.describe();
    }

    /// Says who is told of loads. Once, before the first.
    public void listener(LoadListener waiting) {
        listener = waiting;
    }

    // --- asked for by sessions, on the tick thread

    /// Whether the store takes another load; who needs one waits until it does.
    public boolean mayLoad() {
        owner.check();
        return loadsOut < limits.capLoads();
    }

    /// Asks for an account's entities, where it [#mayLoad]; the [LoadListener] hears of it in a later tick.
    public void load(String account, int slot, int activation) {
        owner.check();
        if (!mayLoad()) {
            throw new IllegalStateException("more than " + limits.capLoads() + " loads at once");
        }
        metrics.of(KernelCounter.LOADS_REQUESTED).increment();
        loadsOut++;
        worker.offer(new StoreTask.Load(account, slot, activation));
    }

    /// Whether something of the account is not known to be durable.
    public boolean unsaved(long account) {
        return keeper.unsaved(account);
    }

    /// Takes a saved account's entities out of the world.
    public void unload(long account) {
        keeper.unload(account);
    }

    /// Wants a cut at the end of this tick, or as soon as the one on its way is settled.
    public void saveSoon() {
        owner.check();
        soon = true;
    }

    // --- hooks

    /// Says which tick it is.
    public void beginTick(long now) {
        owner.check();
        tick = now;
        keeper.beginTick(now);
    }

    /// `kernel.persistence`: applies what the store has finished.
    public void applyCompletions() {
        owner.check();
        if (worker.finished() > 0) {
            beforeApply.hit();
        }
        for (var task = worker.poll(); task != null; task = worker.poll()) {
            switch (task) {
                case StoreTask.Commit _ -> committed();
                case StoreTask.Load load -> loaded(load);
                case StoreTask.Reserve reserve -> reserved(reserve);
            }
        }
    }

    /// `kernel.publish`: captures a cut where one is due.
    public void endTick() {
        owner.check();
        if (!reserving && tick >= nextReserveTick && keeper.idsLeft() < limits.idBlock() / 2) {
            worker.offer(new StoreTask.Reserve(limits.idBlock()));
            reserving = true;
        }
        checkHealth();
        if (!committing && !lost && keeper.dirtyCount() == 0) {
            savedTick = tick;
        }
        if (committing || lost || keeper.dirtyCount() == 0 || !soon && tick - lastCutTick < limits.intervalTicks()) {
            return;
        }
        commit.cut.begin(++cuts, tick);
        capture.capture(commit.cut);
        afterCapture.hit();
        worker.offer(commit);
        committing = true;
        lastCutTick = tick;
        soon = false;
        metrics.of(KernelCounter.CUTS_CAPTURED).increment();
        metrics.of(KernelCounter.ENTITIES_CAPTURED).add(commit.cut.rows().size());
    }

    /// The last tick of which all changes up to its end are durable.
    public long savedTick() {
        owner.check();
        return savedTick;
    }

    /// Whether saves are confirmed, and in time: `false` from the first commit that failed, or from the alarm's age of a change that is not
    /// saved, until a commit is confirmed. Any thread.
    public boolean healthy() {
        return healthy;
    }

    /// Whether all changes are durable and nothing is under way.
    public boolean settled() {
        owner.check();
        return !committing && keeper.dirtyCount() == 0 && loadsOut == 0;
    }

    /// Whether nothing more can be saved, ever: sessions that wait for it need not wait.
    public boolean lost() {
        return lost;
    }

    /// Ends the worker, after what is queued, and closes the store. `false` where something could not be saved in `nanos`.
    public boolean close(long nanos) {
        owner.check();
        boolean ended = worker.stop(nanos);
        if (ended) {
            applyCompletions();
            store.close();
        }
        return ended && !lost && keeper.dirtyCount() + keeper.capturedCount() == 0;
    }

    private void checkHealth() {
        boolean well = !lost && !worker.failing() && oldestUnsavedTicks() <= limits.alarmTicks();
        if (well == healthy) {
            return;
        }
        healthy = well;
        if (well) {
            LOG.info("saving works again ({})", store.describe());
        } else if (!lost) {
            metrics.of(KernelCounter.SAVING_FAILED).increment();
            LOG.error("saving fails: the oldest change that is not saved is {} ticks old ({}). Until it works again nothing is lost while the server"
                    + " runs, sessions that end wait, and commands that must be saved are refused", oldestUnsavedTicks(), store.describe());
        }
    }

    // --- what is held

    /// Loads that were asked for and not answered.
    public int loadsOut() {
        return loadsOut;
    }

    /// Cuts captured and not settled, 0 or 1.
    public int cutsOut() {
        return committing ? 1 : 0;
    }

    /// Tasks that wait for the store, a moment's estimate; any thread.
    public int queued() {
        return worker.queued();
    }

    /// Tasks that the store has finished and the tick has not applied, a moment's estimate; any thread.
    public int finished() {
        return worker.finished();
    }

    /// Ticks since the oldest change that is not durable, 0 where all is; a moment's estimate; any thread.
    public long oldestUnsavedTicks() {
        long since = keeper.oldestUnsavedTick();
        return since < 0 ? 0 : tick - since;
    }

    // --- completions

    private void committed() {
        committing = false;
        metrics.of(KernelCounter.CUTS_APPLIED).increment();
        switch (commit.failure == null ? commit.outcome : CommitOutcome.UNKNOWN) {
            case COMMITTED -> {
                metrics.of(KernelCounter.CUTS_COMMITTED).increment();
                keeper.committed();
                savedTick = commit.cut.tick();
            }
            case CONFLICT -> lose(KernelCounter.CUTS_CONFLICTED,
                    "the store holds newer versions of this world's entities: another server writes to it");
            case FENCED -> lose(KernelCounter.CUTS_FENCED, "another server has opened this world since");
            case UNKNOWN -> {
                // It stays on its way: nobody may call it clean.
                committing = true;
                lost = true;
                onFatal.accept("the store did not confirm the last cut before the server had to stop");
            }
        }
    }

    private void lose(KernelCounter counter, String sentence) {
        metrics.of(counter).increment();
        lost = true;
        LOG.error("{} ({}); nothing more is saved and the server stops", sentence, store.describe());
        onFatal.accept(sentence);
    }

    private void loaded(StoreTask.Load load) {
        var listener = Objects.requireNonNull(this.listener);
        if (load.failure == null && !lost && keeper.departing(load.account) && listener.awaits(load.slot, load.activation)) {
            // The store told of what the account gave away meanwhile: it is asked again until a cut has said so.
            soon = true;
            worker.offer(load);
            return;
        }
        loadsOut--;
        if (load.failure == null && listener.awaits(load.slot, load.activation)) {
            try {
                capture.restore(Objects.requireNonNull(load.rows));
            } catch (StoreException e) {
                load.failure = e;
            }
        }
        if (load.failure != null) {
            metrics.of(KernelCounter.LOADS_FAILED).increment();
            LOG.error("account '{}' could not be loaded: {}", load.name, load.failure.getMessage());
            listener.loadFailed(load.slot, load.activation);
        } else {
            metrics.of(KernelCounter.LOADS_COMPLETED).increment();
            if (listener.awaits(load.slot, load.activation)) {
                listener.loaded(load.slot, load.activation, load.account);
            }
        }
    }

    private void reserved(StoreTask.Reserve reserve) {
        reserving = false;
        if (reserve.failure != null) {
            nextReserveTick = tick + RESERVE_PAUSE_TICKS;
            LOG.error("no new persistent ids, {} are left: {}", keeper.idsLeft(), reserve.failure.getMessage());
        } else {
            keeper.supplyIds(reserve.first, reserve.count);
        }
    }
}
