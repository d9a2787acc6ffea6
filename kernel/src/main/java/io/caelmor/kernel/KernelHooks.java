package io.caelmor.kernel;

import io.caelmor.kernel.outbound.Wake;
import io.caelmor.kernel.plugin.Role;
import io.caelmor.kernel.tick.Culprit;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.tick.TickContext;

/// The kernel's own places in the hook table: the three pipelines' stations on the tick thread.
final class KernelHooks {
    private static final int FIRST = Integer.MIN_VALUE;
    private static final int LAST = Integer.MAX_VALUE;
    /// That of replication's snapshots, which come next by their name: both see the same places.
    private static final int SNAPSHOTS = LAST - 512;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private KernelHooks() {}

    static void register(Composition parts) {
        var hooks = parts.hooks;
        hooks.addKernelOfSessions(Phase.PRE_TICK, new HookKey("kernel.lifecycle", FIRST), tick -> begin(parts, tick));
        hooks.addKernel(Phase.PRE_TICK, new HookKey("kernel.inbound", FIRST + 1), _ -> parts.dispatcher.freeze());
        hooks.addKernel(Phase.PRE_TICK, new HookKey("kernel.commands", FIRST + 2), parts.dispatcher::dispatch);
        hooks.addKernelOfSessions(Phase.PRE_TICK, new HookKey("kernel.handshake", FIRST + 3), parts.lifecycle::admit);
        hooks.addKernelOfSessions(Phase.PRE_TICK, new HookKey("kernel.persistence", -1024), _ -> applyCompletions(parts));
        if (parts.settings.historyTicks() > 0) {
            hooks.addKernel(Phase.POST_TICK, new HookKey("kernel.history", SNAPSHOTS), tick -> parts.keeper.recordPlaces(tick.tick()));
        }
        hooks.addKernel(Phase.POST_TICK, new HookKey("kernel.publish", LAST), _ -> publish(parts));
    }

    /// What can be seen of the kernel, and what sessions hold of it.
    static void observe(Composition parts) {
        var metrics = parts.metrics;
        metrics.gauge("links.live", "links open, or not yet seen to be closed", parts.gate::liveLinks);
        metrics.gauge("handshakes.queued", "handshakes that wait for the tick", parts.gate::queuedHandshakes);
        metrics.gauge("persist.queued", "tasks that wait for the store", parts.persistence::queued);
        metrics.gauge("persist.finished", "tasks that the store has finished and the tick has not applied", parts.persistence::finished);
        metrics.gauge("persist.oldest_unsaved_ticks", "ticks since the oldest change that is not durable", parts.persistence::oldestUnsavedTicks);
        metrics.gauge("persist.healthy", "1 while saves are confirmed in time, else 0", () -> parts.persistence.healthy() ? 1 : 0);

        var ledger = parts.ledger;
        ledger.add("links", parts.gate::liveLinks);
        ledger.add("handshakes", () -> parts.gate.queuedHandshakes() + parts.lifecycle.waitingHandshakes());
        ledger.add("sessions", parts.lifecycle::used);
        ledger.add("commands", parts.lifecycle::queuedCommands);
        ledger.add("frames", parts.lifecycle::queuedFrames);
        ledger.add("loads", parts.persistence::loadsOut);
    }

    private static void begin(Composition parts, TickContext tick) {
        parts.tickBegins.hit();
        parts.frames.beginTick(tick.tick());
        parts.persistence.beginTick(tick.tick());
        if (tick.tick() == 1) {
            for (var start : parts.startHooks) {
                try {
                    start.hook().run(tick);
                } catch (Throwable t) {
                    parts.faults.report(Culprit.of("start hook", start.plugin()), t);
                }
            }
        }
        parts.lifecycle.drain(tick);
    }

    private static void applyCompletions(Composition parts) {
        parts.persistence.applyCompletions();
        parts.dispatcher.answerSaved();
    }

    private static void publish(Composition parts) {
        parts.dispatcher.endTick();
        parts.lifecycle.publish();
        wakeAll(parts);
        parts.dispatcher.handedOver();
        parts.events.endTick();
        parts.persistence.endTick();
    }

    static Wake waker(Composition parts) {
        return new Waker(parts);
    }

    /// Lets all transports send what is there.
    private static void wakeAll(Composition parts) {
        for (int i = 0; i < parts.transports.size(); i++) {
            wake(parts, i);
        }
    }

    private static void wake(Composition parts, int transport) {
        try {
            parts.transports.get(transport).wake();
        } catch (Throwable t) {
            parts.faults.report(parts.culprits.of(Role.TRANSPORT, transport), t);
        }
    }

    private record Waker(Composition parts) implements Wake {
        /// The only processor there is must be shared for that.
        @Override
        @SuppressWarnings("ThreadPriorityCheck") // A hint: nothing but the moment of sending hangs on it.
        public void now() {
            wakeAll(parts);
            if (PROCESSORS == 1) {
                Thread.yield();
            }
        }

        /// Where the crew takes all of several processors, sending while other messages are still put together would only make the tick longer.
        @Override
        public void part() {
            if (PROCESSORS == 1 || PROCESSORS > parts.settings.threads()) {
                now();
            }
        }
    }
}
