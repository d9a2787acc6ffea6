package io.caelmor.kernel;

import io.caelmor.kernel.command.Commands;
import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.outbound.EventType;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.plugin.PluginSet;
import io.caelmor.kernel.plugin.ProblemCode;
import io.caelmor.kernel.plugin.Problems;
import io.caelmor.kernel.plugin.Role;
import io.caelmor.kernel.plugin.SettingCatalogue;
import io.caelmor.kernel.plugin.Site;
import io.caelmor.kernel.plugin.Subject;
import io.caelmor.kernel.session.GuestAuthentication;
import io.caelmor.kernel.session.Sessions;
import io.caelmor.kernel.tick.Allocations;
import io.caelmor.kernel.tick.HookTable;
import io.caelmor.kernel.tick.TickClock;
import io.caelmor.kernel.tick.Watchdog;
import io.caelmor.kernel.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One running world with its plugins. Several can live in one process; everything is reached from here, nothing is static.
///
/// It is composed, then started: the transports bind, the sites open, the store is opened, the tick thread begins, in that order. Who
/// connects in between waits for the first tick.
/// Stopping is the exact reverse, on the tick thread: no new sessions, all sessions ended, the last cut durable, the store closed, the
/// addresses free.
public final class Kernel {
    private static final Logger LOG = LoggerFactory.getLogger(Kernel.class);

    /// For sockets to close, and for a machine that is busy.
    private static final Duration AFTER_THE_SAVE = Duration.ofSeconds(15);

    private final Composition parts;
    private final PluginSet plugins;
    private final CompletableFuture<StopReport> stopped = new CompletableFuture<>();
    private volatile @Nullable String stopReason;
    private volatile boolean fault;
    private volatile long tickLimit = Long.MAX_VALUE;
    private volatile @Nullable List<Pipeline> atStop;
    private volatile Consumer<String> whenHopeless = _ -> { };
    private boolean draining;
    private long stopNanos;

    private Kernel(PluginSet plugins, SettingCatalogue settings, @Nullable TickClock clock, Problems problems) {
        this.plugins = plugins;
        parts = new Composition(plugins, settings, clock, problems, this::fail, this::hopeless);
    }

    /// Puts a kernel together from plugins and settings. What is wrong is added to `problems`; with one there the kernel is good for
    /// looking at, not for starting.
    public static Kernel compose(PluginSet plugins, SettingCatalogue settings, Problems problems) {
        return new Kernel(plugins, settings, null, problems);
    }

    /// The same with a clock of the caller's: tests step time by hand.
    public static Kernel compose(PluginSet plugins, SettingCatalogue settings, TickClock clock, Problems problems) {
        return new Kernel(plugins, settings, clock, problems);
    }

    // --- life

    /// Starts everything; `false` where it could not, with the reason in `problems` and everything stopped again. Only once, on the
    /// thread that composed it.
    public boolean start(Problems problems) {
        if (!prepare(problems)) {
            return false;
        }
        parts.crew.start();
        var thread = new Thread(this::run, "caelmor-tick");
        parts.owner.handOver(thread);
        thread.start();
        parts.watchdog.ifPresent(watchdog -> watchOver(thread, watchdog));
        return true;
    }

    /// The watchdog's thread keeps no process alive.
    private static void watchOver(Thread ticking, Watchdog watchdog) {
        var thread = new Thread(() -> watchdog.run(ticking), "caelmor-watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    /// Starts everything but the tick thread: the calling thread keeps the world, and runs ticks by [#step].
    public boolean startStepped(Problems problems) {
        if (!prepare(problems)) {
            return false;
        }
        parts.crew.start();
        return true;
    }

    /// Runs one tick of a kernel started by [#startStepped]; once a stop was requested, runs the whole stop. Returns whether it still
    /// runs. Owner thread only.
    public boolean step() {
        parts.owner.check();
        if (stopReason != null && !draining) {
            drain();
            finish();
        } else if (!draining) {
            parts.simulation.run();
        }
        return !draining;
    }

    /// Stops after `count` more ticks.
    public void limitTicks(long count) {
        tickLimit = parts.simulation.tick() + count;
    }

    /// Asks for an orderly stop; the first reason counts. Any thread, returns at once.
    public void requestStop(String reason) {
        synchronized (stopped) {
            if (stopReason == null) {
                stopReason = reason;
            }
        }
    }

    /// Waits until everything is stopped, and says how it went. Any thread but the tick thread.
    public StopReport awaitStop() {
        return stopped.join();
    }

    /// The longest that a stop takes from its request on; one that takes longer will not end, because a plugin does not come back.
    public Duration longestStop() {
        return Duration.ofSeconds(parts.settings.stopSeconds()).plus(AFTER_THE_SAVE);
    }

    /// What to do where a hook does not end for `tick.hopeless_seconds`: then this kernel never stops by itself, in order or otherwise, and saves
    /// nothing more, since all of that is the stuck thread's to do. Nobody is told that anything is saved meanwhile either. `action` gets the sentence that
    /// says why, on the watchdog's thread; a launcher ends its process there. Without one it is logged alone.
    public void whenHopeless(Consumer<String> action) {
        whenHopeless = action;
    }

    private void hopeless(String culprit) {
        var why = culprit + " has not ended for " + parts.settings.hopelessSeconds() + " s";
        LOG.error("{}: without the tick thread the server can neither save nor stop in order; what was acknowledged as saved is in the store", why);
        whenHopeless.accept(why);
    }

    private void fail(String reason) {
        fault = true;
        requestStop(reason);
    }

    /// Addresses first, the store behind them: a server that was started twice by mistake fails on its address, and does not take
    /// the store away from the one that runs. Nobody gets a session before all is there.
    private boolean prepare(Problems problems) {
        if (!problems.isEmpty()) {
            return false;
        }
        if (bind(problems) && open(problems)) {
            if (parts.authentication instanceof GuestAuthentication guests && guests.fromAnywhere()) {
                LOG.warn("anybody from anywhere may join as any account: sessions.guests_from_anywhere is true, and no plugin takes the role 'authenticator'");
            }
            return true;
        }
        unbind();
        return false;
    }

    private void unbind() {
        for (int i = parts.sites.size() - 1; i >= 0; i--) {
            guard(Role.SITE, i, parts.sites.get(i)::close);
        }
        for (int i = parts.transports.size() - 1; i >= 0; i--) {
            guard(Role.TRANSPORT, i, parts.transports.get(i)::stop);
        }
    }

    private boolean open(Problems problems) {
        try {
            parts.persistence.open();
            return true;
        } catch (StoreException e) {
            problems.add(ProblemCode.P502, Subject.SERVER, "the store can't be opened: " + e.getMessage(),
                    "mend what the sentence names, or set persistence.enabled = false to run without saving.");
            return false;
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed in a way it should not", parts.culprits.of(Role.PERSISTENCE), e);
            problems.add(ProblemCode.P502, Subject.SERVER, "the store can't be opened: " + e + ".",
                    "this is an error in the plugin that keeps it: tell its author, or set persistence.enabled = false to run without saving.");
            return false;
        }
    }

    private boolean bind(Problems problems) {
        for (int i = 0; i < parts.transports.size(); i++) {
            var transport = parts.transports.get(i);
            listen(Role.TRANSPORT, i, problems, () -> transport.start(parts.gate));
        }
        return problems.isEmpty() && openSites(problems);
    }

    /// Behind the transports, whose addresses their pages tell to browsers.
    private boolean openSites(Problems problems) {
        for (int i = 0; i < parts.sites.size(); i++) {
            var site = parts.sites.get(i);
            listen(Role.SITE, i, problems, () -> site.open(List.copyOf(endpoints())));
        }
        return problems.isEmpty();
    }

    /// Opens the address of that role's provider.
    private void listen(Role role, int number, Problems problems, Opening opening) {
        try {
            opening.open();
        } catch (IOException e) {
            problems.add(ProblemCode.P501, Subject.SERVER, String.valueOf(e.getMessage()), "free the address or configure another.");
        } catch (RuntimeException | Error e) {
            var culprit = parts.culprits.of(role, number);
            LOG.error("{} failed in a way it should not", culprit, e);
            problems.add(ProblemCode.P501, Subject.SERVER, "the " + culprit + " could not start: " + e + ".",
                    "this is an error in the plugin: tell its author, and run without it meanwhile.");
        }
    }

    @FunctionalInterface
    private interface Opening {
        void open() throws IOException;
    }

    private void run() {
        try {
            parts.loop.begin();
            while (stopReason == null) {
                parts.loop.turn();
                if (parts.simulation.tick() >= tickLimit) {
                    requestStop("the wanted ticks have run");
                }
            }
            LOG.info("stopping: {}", stopReason);
            drain();
        } catch (Throwable t) {
            fault = true;
            LOG.error("the tick thread failed", t);
        } finally {
            finish();
        }
    }

    /// Runs the kernel's own hooks until sessions are gone and all is saved, as long as the settings say at most.
    private void drain() {
        draining = true;
        stopNanos = System.nanoTime() + stopTime();
        for (int i = 0; i < parts.transports.size(); i++) {
            guard(Role.TRANSPORT, i, parts.transports.get(i)::stopAccepting);
        }
        parts.simulation.drain();
        parts.lifecycle.endAll();
        parts.persistence.saveSoon();
        while (!quiet() && System.nanoTime() - stopNanos < 0) {
            parts.simulation.run();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private boolean quiet() {
        boolean safe = parts.lifecycle.used() == 0 && parts.persistence.settled();
        return parts.gate.liveLinks() == 0 && (safe || parts.persistence.lost());
    }

    private long stopTime() {
        return TimeUnit.SECONDS.toNanos(parts.settings.stopSeconds());
    }

    /// What the provider of that number of a role does wrong at the end must not cost the last save.
    private void guard(Role role, int number, Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            fault = true;
            LOG.error("{} failed while the server stops; it goes on stopping", parts.culprits.of(role, number), e);
        }
    }

    private void finish() {
        // What the drain left of its time; all of it where a failure came before one.
        boolean saved = save(draining ? Math.max(0, stopNanos - System.nanoTime()) : stopTime());
        parts.watchdog.ifPresent(Watchdog::close);
        parts.crew.close();
        unbind();
        atStop = Pipelines.of(parts);
        var report = new StopReport(stopReason == null ? "the tick thread failed" : stopReason, fault, saved, parts.ledger.read(
                (name, e) -> LOG.error("the ledger entry '{}' can't be read", name, e)));
        if (!report.clean()) {
            LOG.error("the stop was not clean: saved {}, held {}", saved, report.held());
        }
        stopped.complete(report);
    }

    private boolean save(long nanos) {
        try {
            return parts.persistence.close(nanos);
        } catch (RuntimeException | Error e) {
            fault = true;
            LOG.error("the last save failed in a way it should not; the server goes on stopping", e);
            return false;
        }
    }

    // --- looking at it

    /// The plugins it was composed of.
    public PluginSet plugins() {
        return plugins;
    }

    /// Where clients can connect, once it has started.
    public List<String> endpoints() {
        var endpoints = new ArrayList<String>();
        parts.transports.forEach(transport -> endpoints.addAll(transport.endpoints()));
        return endpoints;
    }

    /// What there is to open in a browser, once it has started.
    public List<Site> sites() {
        return parts.sites;
    }

    /// The store as a whole, of a kernel that was composed and is not started; see [io.caelmor.kernel.persist.Store#archive].
    public StoreArchive archive() throws StoreException {
        return parts.store.archive();
    }

    /// Who may join, for people.
    public String mayJoin() {
        return switch (parts.authentication) {
            case GuestAuthentication guests when guests.fromAnywhere() -> "ANYBODY FROM ANYWHERE, by any name: sessions.guests_from_anywhere";
            case GuestAuthentication _ -> "anybody on this machine, as a guest; without an authenticator nobody from elsewhere";
            default -> "accounts that the authenticator knows";
        };
    }

    /// What it saves to, for people.
    public String store() {
        return parts.persistence.describe();
    }

    /// The hook table, in the order that it runs.
    public List<HookTable.Row> hooks() {
        return parts.hooks.rows();
    }

    public World world() {
        return parts.keeper.world();
    }

    public Commands commands() {
        return parts.commands;
    }

    public List<EventType> events() {
        return parts.events.types();
    }

    public Sessions sessions() {
        return parts.lifecycle.sessions();
    }

    public Metrics metrics() {
        return parts.metrics;
    }

    public FailurePoints failurePoints() {
        return parts.failurePoints;
    }

    /// Who failed, and how often each; any thread.
    public Map<String, Integer> faults() {
        return parts.faults.counts();
    }

    /// Who makes the tick thread allocate; by the owner thread, or once it has stopped.
    public Allocations allocations() {
        return parts.allocations;
    }

    /// Ticks a second.
    public int rate() {
        return parts.settings.rate();
    }

    /// The three pipelines as they stood at the end of the stop, on any thread; before that as they stand now, for the owner thread alone.
    public List<Pipeline> pipelines() {
        var ended = atStop;
        return ended != null ? ended : Pipelines.of(parts);
    }
}
