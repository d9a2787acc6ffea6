package io.caelmor.kernel.tick;

import io.caelmor.kernel.metric.Histogram;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Everything that runs in a tick, in its order. Filled at start-up, then frozen; the tick thread runs it.
public final class HookTable {
    /// One line of the table, for people: when, what, whose.
    public record Row(Phase phase, HookKey key, String plugin, String kind) {
        /// How it is named where it fails.
        String culprit() {
            return Culprit.of("hook", key.name(), plugin);
        }
    }

    /// Each hook has a histogram of its durations, of this and the hook's name.
    public static final String METRIC_PREFIX = "hook.";

    record Entry(Row row, TickHook hook, Histogram time, AllocationAccount allocated, boolean kernel) {}

    private record Gate(String name, String culprit, EligibilityGate gate) {}

    private static final Comparator<Entry> ORDER =
            Comparator.comparing((Entry entry) -> entry.row().phase()).thenComparing(entry -> entry.row().key());

    private final List<Entry> entries = new ArrayList<>();
    private final List<Gate> gates = new ArrayList<>();
    private final Metrics metrics;
    private final Allocations allocations;
    private Gate[] gateArray = new Gate[0];
    private Entry[] table = new Entry[0];
    private boolean frozen;

    /// Each hook is timed into `metrics`, and has an account in `allocations`.
    public HookTable(Metrics metrics, Allocations allocations) {
        this.metrics = metrics;
        this.allocations = allocations;
    }

    /// The same where nobody is named for what he allocates.
    public HookTable(Metrics metrics) {
        this(metrics, new Allocations(metrics, AllocationLimits.none()));
    }

    /// Adds one of the kernel's own hooks; these run in the last ticks of a stopping server too.
    public void addKernel(Phase phase, HookKey key, TickHook hook) {
        add(phase, key, "kernel", "hook", hook, true, true);
    }

    /// The same for one that lets sessions begin and end, which makes garbage.
    public void addKernelOfSessions(Phase phase, HookKey key, TickHook hook) {
        add(phase, key, "kernel", "hook", hook, true, false);
    }

    /// Adds a plugin's hook. Throws [IllegalStateException] where the phase has that name already.
    public void add(String plugin, Phase phase, HookKey key, TickHook hook) {
        add(phase, key, plugin, "hook", hook, false, true);
    }

    /// Adds a plugin's participant.
    public void addParticipant(String plugin, HookKey key, EntitySet members, Participant participant) {
        add(Phase.SIMULATE, key, plugin, "participant of " + members.name(), tick -> simulate(tick, members, participant), false, true);
    }

    /// Adds a plugin's gate.
    public void addGate(String plugin, String name, EligibilityGate gate) {
        declaring("gate", name);
        if (gates.stream().anyMatch(known -> known.name().equals(name))) {
            throw new IllegalStateException("the gate '" + name + "' is declared twice");
        }
        gates.add(new Gate(name, Culprit.of("gate", name, plugin), gate));
    }

    /// Ends declaring.
    public void freeze() {
        frozen = true;
        entries.sort(ORDER);
        table = entries.toArray(Entry[]::new);
        gateArray = gates.toArray(Gate[]::new);
    }

    /// The table, in the order that it runs.
    public List<Row> rows() {
        return entries.stream().sorted(ORDER).map(Entry::row).toList();
    }

    /// Whether all gates let the entity pass. What a gate throws goes on to whoever asked, and is the gate's fault.
    public boolean eligible(World world, long entity) {
        for (var gate : gateArray) {
            if (!passes(gate, world, entity)) {
                return false;
            }
        }
        return true;
    }

    private static boolean passes(Gate gate, World world, long entity) {
        try {
            return gate.gate().eligible(world, entity);
        } catch (Throwable t) {
            throw new GateFault(gate.culprit(), t);
        }
    }

    Allocations allocations() {
        return allocations;
    }

    Entry[] table() {
        return table;
    }

    private void declaring(String kind, String name) {
        if (frozen) {
            throw new IllegalStateException("the " + kind + " '" + name + "' can't be declared after the start");
        }
    }

    private void simulate(TickContext tick, EntitySet members, Participant participant) {
        var world = tick.world();
        for (int index = members.next(1); index != 0; index = members.next(index + 1)) {
            long entity = world.handleAt(index);
            if (eligible(world, entity)) {
                participant.simulate(tick, entity);
            }
        }
    }

    private void add(Phase phase, HookKey key, String plugin, String kind, TickHook hook, boolean kernel, boolean guarded) {
        declaring("hook", key.name());
        for (var known : entries) {
            if (known.row().key().name().equals(key.name())) {
                throw new IllegalStateException("the hook '" + key.name() + "' is declared twice");
            }
        }
        var time = metrics.histogram(METRIC_PREFIX + key.name(), "how long the hook took");
        var row = new Row(phase, key, plugin, kind);
        entries.add(new Entry(row, hook, time, allocations.open(METRIC_PREFIX + key.name(), row.culprit(), guarded), kernel));
    }
}
