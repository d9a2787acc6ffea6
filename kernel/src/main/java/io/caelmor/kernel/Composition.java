package io.caelmor.kernel;

import io.caelmor.kernel.command.CommandDecoder;
import io.caelmor.kernel.command.Commands;
import io.caelmor.kernel.command.Dispatcher;
import io.caelmor.kernel.fault.Emergency;
import io.caelmor.kernel.fault.FailurePoint;
import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.metric.Ledger;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.outbound.EventLog;
import io.caelmor.kernel.outbound.FrameQueues;
import io.caelmor.kernel.outbound.Visibility;
import io.caelmor.kernel.persist.Persistence;
import io.caelmor.kernel.persist.Store;
import io.caelmor.kernel.persist.TransientStore;
import io.caelmor.kernel.plugin.Authenticator;
import io.caelmor.kernel.plugin.LoadedPlugin;
import io.caelmor.kernel.plugin.PersistenceWriter;
import io.caelmor.kernel.plugin.PluginSet;
import io.caelmor.kernel.plugin.ProblemCode;
import io.caelmor.kernel.plugin.Problems;
import io.caelmor.kernel.plugin.Replication;
import io.caelmor.kernel.plugin.Role;
import io.caelmor.kernel.plugin.SettingCatalogue;
import io.caelmor.kernel.plugin.Site;
import io.caelmor.kernel.plugin.Subject;
import io.caelmor.kernel.plugin.Transport;
import io.caelmor.kernel.session.Authentication;
import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.GuestAuthentication;
import io.caelmor.kernel.queue.ByteRing;
import io.caelmor.kernel.session.PortGate;
import io.caelmor.kernel.session.SessionLifecycle;
import io.caelmor.kernel.session.SessionListeners;
import io.caelmor.kernel.session.WelcomeFrame;
import io.caelmor.kernel.thread.Crew;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.tick.Allocations;
import io.caelmor.kernel.tick.Faults;
import io.caelmor.kernel.tick.HookTable;
import io.caelmor.kernel.tick.Overload;
import io.caelmor.kernel.tick.Simulation;
import io.caelmor.kernel.tick.SystemClock;
import io.caelmor.kernel.tick.TickClock;
import io.caelmor.kernel.tick.TickLoop;
import io.caelmor.kernel.tick.Watchdog;
import io.caelmor.kernel.world.WorldKeeper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All parts of one kernel, put together in one place and in one order: what everything is made of, and who knows whom. Nothing is
/// opened or started here; what plugins do wrong while they declare becomes a problem.
final class Composition {
    private static final Logger LOG = LoggerFactory.getLogger(Composition.class);
    /// The exit code with which the JVM itself ends too where the launcher started it.
    private static final int OUT_OF_MEMORY = 1;

    final KernelSettings settings;
    final ThreadOwner owner = new ThreadOwner();
    final Metrics metrics = new Metrics();
    final Ledger ledger = new Ledger();
    final FailurePoints failurePoints = new FailurePoints();
    final FailurePoint tickBegins = failurePoints.point("tick.begin");
    final WorldKeeper keeper;
    final Allocations allocations;
    final Commands commands;
    final EventLog events;
    final HookTable hooks;
    final Faults faults;
    final Culprits culprits;
    final SessionListeners listeners;
    final List<Shared.StartHook> startHooks = new ArrayList<>();
    final List<Transport> transports;
    final List<Site> sites;
    final Authentication authentication;
    final Store store;
    final Persistence persistence;
    final FrameQueues frames;
    final PortGate gate;
    final SessionLifecycle lifecycle;
    final Dispatcher dispatcher;
    final Crew crew;
    final Simulation simulation;
    final Overload overload;
    final TickLoop loop;
    final Optional<Watchdog> watchdog;

    private SessionLifecycle sessionsOfFrames;

    /// `onFault` is told why the server must stop, `onHopeless` which hook will never end. Where `clock` is `null` it is the machine's.
    Composition(PluginSet plugins, SettingCatalogue catalogue, @Nullable TickClock clock, Problems problems, Consumer<String> onFault, Consumer<String> onHopeless) {
        settings = KernelSettings.read(catalogue);
        var time = clock != null ? clock : new SystemClock(TimeUnit.MICROSECONDS.toNanos(settings.spinMicros()));
        var armed = ArmedPoints.read(catalogue);
        plugins.checkRoles(settings.requiredRoles(), problems);
        keeper = new WorldKeeper(settings.worldId(), settings.bounds(), settings.entities(), settings.historyTicks(), owner);
        events = new EventLog(settings.events(), settings.eventBytes(), owner, metrics);
        allocations = new Allocations(metrics, settings.allocation());
        commands = new Commands(allocations);
        hooks = new HookTable(metrics, allocations);
        overload = new Overload(settings.rate(), settings.overload(), metrics);
        var emergency = new Emergency(Composition::endProcess);
        faults = new Faults(settings.faultLimit(), metrics, onFault, emergency);
        culprits = Culprits.of(plugins);
        listeners = new SessionListeners(faults);
        transports = plugins.providers(Role.TRANSPORT, Transport.class);
        sites = plugins.providers(Role.SITE, Site.class);

        var shared = new Shared(keeper.world(), commands, events, hooks, startHooks, listeners, metrics, ledger, failurePoints);
        for (var plugin : plugins.loaded()) {
            declare(plugin, catalogue, shared, problems);
        }
        catalogue.unknownKeys(silent(plugins));
        authentication = authentication(plugins);
        checkWhoMayJoin(problems);
        // What clients are told of commands, events and columns is final from here on.
        commands.freeze();
        events.freeze();
        keeper.limitAccounts(settings.persistence().mostRowsPerAccount());
        keeper.start(settings.persistent());

        var sessions = settings.sessions();
        store = store(plugins);
        persistence = new Persistence(keeper, store, settings.persistence(), owner, metrics, failurePoints, onFault,
                culprits.of(Role.PERSISTENCE), emergency);
        frames = new FrameQueues(sessions.capacity(), settings.outboundBytes(), settings.outboundFrames(), settings.messageBytes(),
                KernelSettings.RECEIPTS_PER_COMMAND * sessions.inboundCount(), owner, metrics, slot -> sessionsOfFrames.detach(slot, CloseReason.TOO_SLOW),
                KernelHooks.waker(this));
        gate = new PortGate(sessions, settings.outboundBytes(), new CommandDecoder(commands, time, metrics), authentication, culprits.of(Role.AUTHENTICATOR), overload, faults, metrics);
        var welcome = new WelcomeFrame(keeper.world(), settings.rate(), settings.resumeSeconds(), sessions.frameBytes(), schema(problems));
        if (welcome.mostBytes() > settings.outboundBytes() - ByteRing.HEADER_BYTES) {
            problems.add(ProblemCode.P304, Subject.CONFIGURATION, "the welcome message can take " + welcome.mostBytes()
                    + " bytes, and outbound.bytes is only " + settings.outboundBytes() + ".", "set outbound.bytes to at least " + (welcome.mostBytes() + ByteRing.HEADER_BYTES) + ".");
        }
        lifecycle = new SessionLifecycle(sessions, gate, frames, persistence, welcome, listeners, overload, owner, metrics);
        sessionsOfFrames = lifecycle;
        persistence.listener(lifecycle);
        var visibility = culprits.guarding(visibility(plugins), faults);
        dispatcher = new Dispatcher(commands, lifecycle, frames, persistence, visibility,
                Math.min(1 << 16, sessions.capacity() * sessions.inboundCount()), settings.durableCommands(), sessions.inboundCount(), faults, allocations, time, owner, metrics);
        KernelHooks.register(this);
        KernelHooks.observe(this);
        hooks.freeze();
        crew = new Crew(settings.threads(), owner);
        var bindings = new PluginBindings(keeper.world(), lifecycle.sessions(), frames, events, crew, visibility, dispatcher, hooks::eligible, overload,
                new KernelObservation(this, plugins.facts()));
        for (var plugin : plugins.loaded()) {
            guard(plugin, problems, () -> plugin.instances().forEach(each -> each.bind(bindings)));
        }
        simulation = new Simulation(keeper.world(), settings.rate(), settings.seed(), hooks, faults, time, metrics);
        loop = new TickLoop(time, overload, simulation::run, metrics);
        watchdog = settings.watchdogMillis() == 0 ? Optional.empty()
                : Optional.of(new Watchdog(simulation, settings.watchdogMillis(), settings.hopelessSeconds(), metrics, onHopeless));
        armed.arm(failurePoints);
    }

    private static void endProcess(String culprit, Throwable thrown) {
        try {
            LOG.error("out of memory in {}: the process ends at once, nothing more is saved or acknowledged", culprit, thrown);
        } finally {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        }
    }

    /// Plugins that had no chance to say which keys they read.
    private static Set<String> silent(PluginSet plugins) {
        var silent = new TreeSet<>(plugins.installed());
        plugins.loaded().forEach(plugin -> silent.remove(plugin.name()));
        return silent;
    }

    private static void declare(LoadedPlugin plugin, SettingCatalogue catalogue, Shared shared, Problems problems) {
        var declarations = new PluginDeclarations(plugin.name(), catalogue.section(plugin.name()), shared);
        guard(plugin, problems, () -> plugin.instances().forEach(each -> each.declare(declarations)));
    }

    private static void guard(LoadedPlugin plugin, Problems problems, Runnable action) {
        try {
            action.run();
        } catch (IllegalStateException e) {
            problems.add(ProblemCode.P402, plugin.facts().subject(), e.getMessage() + ".",
                    "remove one of the plugins that declare it, or ask their authors to use another name.");
        } catch (RuntimeException | Error e) {
            problems.add(ProblemCode.P401, plugin.facts().subject(), "failed while it declared what it brings: " + e + ".",
                    "this is an error in the plugin: tell its author, and run without it meanwhile.");
        }
    }

    private Store store(PluginSet plugins) {
        var writers = plugins.providers(Role.PERSISTENCE, PersistenceWriter.class);
        return settings.persistent() && !writers.isEmpty() ? writers.getFirst() : new TransientStore();
    }

    private Authentication authentication(PluginSet plugins) {
        var authenticators = plugins.providers(Role.AUTHENTICATOR, Authenticator.class);
        return authenticators.isEmpty() ? new GuestAuthentication(settings.guestsFromAnywhere()) : authenticators.getFirst();
    }

    /// A server that others can reach and nobody but us can join is a mistake; one that everybody can join must be meant.
    private void checkWhoMayJoin(Problems problems) {
        if (authentication instanceof GuestAuthentication guests && !guests.fromAnywhere() && transports.stream().anyMatch(Transport::reachableFromElsewhere)) {
            problems.add(ProblemCode.P306, Subject.CONFIGURATION, "the server listens beyond this machine, and no plugin takes the role 'authenticator': nobody"
                    + " from elsewhere could join.", "put " + Role.AUTHENTICATOR.usualJar() + " into the plugin folder and configure it, or listen on 127.0.0.1; to let anybody"
                    + " join as any account, set sessions.guests_from_anywhere = true.");
        }
    }

    /// Without replication nobody sees anything; a server without it has said so in its configuration.
    private static Visibility visibility(PluginSet plugins) {
        var replications = plugins.providers(Role.REPLICATION, Replication.class);
        return replications.isEmpty() ? Visibility.NOTHING : replications.getFirst();
    }

    private byte[] schema(Problems problems) {
        int columns = Schema.replicated(keeper.world()).size();
        if (columns > Schema.MOST_COLUMNS) {
            problems.add(ProblemCode.P401, Subject.SERVER, columns + " columns are replicated, and the protocol has room for "
                    + Schema.MOST_COLUMNS + ".", "remove a plugin.");
        }
        try {
            return Schema.encode(keeper.world(), commands, events);
        } catch (IndexOutOfBoundsException _) {
            problems.add(ProblemCode.P401, Subject.SERVER, "what all plugins declare takes more than 32 KiB in the welcome message.",
                    "remove a plugin.");
            return new byte[0];
        }
    }
}
