package io.caelmor.kernel.support;

import io.caelmor.kernel.command.CommandDecoder;
import io.caelmor.kernel.command.Commands;
import io.caelmor.kernel.command.Dispatcher;
import io.caelmor.kernel.fault.Emergency;
import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.outbound.CountedWakes;
import io.caelmor.kernel.outbound.EventLog;
import io.caelmor.kernel.outbound.FrameQueues;
import io.caelmor.kernel.outbound.TickMessage;
import io.caelmor.kernel.outbound.Visibility;
import io.caelmor.kernel.persist.Persistence;
import io.caelmor.kernel.persist.PersistenceLimits;
import io.caelmor.kernel.persist.Store;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.InboundRates;
import io.caelmor.kernel.session.PortGate;
import io.caelmor.kernel.session.SessionLifecycle;
import io.caelmor.kernel.session.SessionLimits;
import io.caelmor.kernel.session.SessionListeners;
import io.caelmor.kernel.session.WelcomeFrame;
import io.caelmor.kernel.thread.Crew;
import io.caelmor.kernel.thread.ThreadOwner;
import io.caelmor.kernel.tick.AllocationLimits;
import io.caelmor.kernel.tick.Allocations;
import io.caelmor.kernel.tick.Faults;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.HookTable;
import io.caelmor.kernel.tick.Overload;
import io.caelmor.kernel.tick.OverloadLimits;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.tick.Simulation;
import io.caelmor.kernel.world.Bounds;
import io.caelmor.kernel.world.WorldId;
import io.caelmor.kernel.world.WorldKeeper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// The kernel's parts on a test's own thread, without plugins and settings: the pipelines' stations stand in the hook table as they
/// do in a server. Declare, [#start], then [#step].
public final class MiniKernel implements AutoCloseable {
    public static final SessionLimits SESSIONS = new SessionLimits(4, 8, 4096, 32, 512, 16, 20, 50, 30, 8,
            new InboundRates(1000, 1_000_000, 10));

    public final ThreadOwner owner = new ThreadOwner();
    public final Metrics metrics = new Metrics();
    public final FailurePoints points = new FailurePoints();
    public final WorldKeeper keeper = new WorldKeeper(new WorldId("test"), new Bounds(100, 100), 64, owner);
    public final Allocations allocations = new Allocations(metrics, AllocationLimits.none());
    public final Commands commands = new Commands(allocations);
    public final HookTable hooks = new HookTable(metrics, allocations);
    public final StepClock clock = new StepClock();
    public final List<String> stops = new ArrayList<>();
    public final Faults faults = new Faults(10, metrics, stops::add, new Emergency((culprit, _) -> stops.add("out of memory in " + culprit)));
    public final SessionListeners listeners = new SessionListeners(faults);
    public final EventLog events = new EventLog(16, 4096, owner, metrics);
    public final Overload overload = new Overload(10, new OverloadLimits(true, true, 3), metrics);
    public final FrameQueues frames;
    public final TickMessage message;
    public final Crew crew = new Crew(2, owner);
    public final Persistence persistence;
    public final PortGate gate;
    public final SessionLifecycle lifecycle;
    public final Dispatcher dispatcher;
    public final Simulation simulation;
    private SessionLifecycle late;

    public MiniKernel(Store store) {
        this(store, new PersistenceLimits(1, 1000, 16, 16, 64));
    }

    public MiniKernel(Store store, PersistenceLimits saving) {
        persistence = new Persistence(keeper, store, saving, owner, metrics, points, stops::add, "the store", new Emergency((culprit, _) -> stops.add("out of memory in " + culprit)));
        frames = new FrameQueues(SESSIONS.capacity(), 32_768, 64, 1024, 128, owner, metrics,
                slot -> late.detach(slot, CloseReason.TOO_SLOW), new CountedWakes());
        message = frames.message();
        gate = new PortGate(SESSIONS, 2048, new CommandDecoder(commands, clock, metrics), _ -> null, "the authenticator", overload, faults, metrics);
        var welcome = new WelcomeFrame(keeper.world(), 10, 5, SESSIONS.frameBytes(), new byte[5]);
        lifecycle = new SessionLifecycle(SESSIONS, gate, frames, persistence, welcome, listeners, overload, owner, metrics);
        late = lifecycle;
        persistence.listener(lifecycle);
        dispatcher = new Dispatcher(commands, lifecycle, frames, persistence, Visibility.NOTHING, 8, 16, 4, faults, allocations, clock, owner, metrics);
        hooks.addKernel(Phase.PRE_TICK, new HookKey("kernel.lifecycle", Integer.MIN_VALUE), tick -> {
            frames.beginTick(tick.tick());
            persistence.beginTick(tick.tick());
            lifecycle.drain(tick);
        });
        hooks.addKernel(Phase.PRE_TICK, new HookKey("kernel.inbound", Integer.MIN_VALUE + 1), _ -> dispatcher.freeze());
        hooks.addKernel(Phase.PRE_TICK, new HookKey("kernel.commands", Integer.MIN_VALUE + 2), dispatcher::dispatch);
        hooks.addKernel(Phase.PRE_TICK, new HookKey("kernel.handshake", Integer.MIN_VALUE + 3), lifecycle::admit);
        hooks.addKernel(Phase.PRE_TICK, new HookKey("kernel.persistence", -1024), _ -> {
            persistence.applyCompletions();
            dispatcher.answerSaved();
        });
        hooks.addKernel(Phase.POST_TICK, new HookKey("kernel.publish", Integer.MAX_VALUE), _ -> {
            dispatcher.endTick();
            lifecycle.publish();
            dispatcher.handedOver();
            events.endTick();
            persistence.endTick();
        });
        simulation = new Simulation(keeper.world(), 10, 1, hooks, faults, clock, metrics);
    }

    /// Ends declaring; the store is open and its thread runs.
    public MiniKernel start() {
        hooks.freeze();
        keeper.start(true);
        try {
            persistence.open();
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /// Runs one tick.
    public void step() {
        simulation.run();
    }

    /// Runs ticks until something holds; the store's thread gets time in between.
    public void stepUntil(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("did not come to hold within a minute");
            }
            step();
            Thread.yield();
        }
    }

    /// Measures ticks that take so many hundredths of their time, for so many seconds: the clock moves on, the world does not.
    public void load(int percent, double seconds) {
        for (double left = seconds; left > 0; left -= overload.periodMicros() / 1e6) {
            clock.advance(overload.periodMicros() * 1_000L);
            overload.ran(percent * 1_000_000L, clock.nanoTime());
        }
    }

    /// A new link to this kernel.
    public TestLink connect() {
        return new TestLink(gate);
    }

    /// A link whose session is active.
    public TestLink join(String account) {
        var link = connect().hello(account);
        stepUntil(() -> link.pump() > 0);
        return link;
    }

    /// A kernel counter's value.
    public long count(KernelCounter counter) {
        return metrics.of(counter).value();
    }

    @Override
    public void close() {
        persistence.close(5_000_000_000L);
    }
}
