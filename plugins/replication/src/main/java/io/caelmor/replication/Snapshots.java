package io.caelmor.replication;

import io.caelmor.kernel.outbound.EventLog;
import io.caelmor.kernel.outbound.Outbound;
import io.caelmor.kernel.thread.Crew;
import io.caelmor.kernel.world.World;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/// The pass over all active sessions, once a tick: each gets one message, be it empty.
///
/// The tick thread brings the scene up to date and says who is served; then the crew puts the messages together, while the world is frozen.
/// Sessions are served in the order of their slots, from the one on where the work budget ended a tick before: those first whose players act,
/// and their sockets begin to send before the others' turn where these are many. So a crowd of onlookers or newcomers makes nobody who plays wait.
/// Nothing allocates.
final class Snapshots {
    /// Fewer onlookers than that don't keep anybody waiting.
    private static final int MANY = 64;

    private final World world;
    private final Viewers viewers;
    private final Outbound outbound;
    private final Crew crew;
    private final SnapshotCounters counters;
    private final Tally[] tallies;
    private final int workBudget;
    private final Range range;
    private final Scene scene;
    private final Fragments fragments;
    private final EventIndex events;
    private final Assembler[] assemblers;
    private final View[] views;
    private final int[] acting;
    private final int[] others;
    /// By slot, as the next.
    private final boolean[] deferred;
    private final boolean[] lost;
    private final Crew.Task task = this::serve;
    private final BooleanSupplier overloaded;
    private boolean less;
    /// The list that is served now.
    private int[] slots;
    private int actingCount;
    private int othersCount;
    private int deferredCount;
    private int firstSlot;
    private long work;

    /// `overloaded` says, once a pass, whether what is distant is told less often.
    Snapshots(World world, Viewers viewers, Outbound outbound, EventLog log, Crew crew, ReplicationSettings settings,
            Effort effort, BooleanSupplier overloaded, SnapshotCounters counters) {
        this.overloaded = overloaded;
        this.world = world;
        this.viewers = viewers;
        this.outbound = outbound;
        this.crew = crew;
        this.counters = counters;
        tallies = new Tally[crew.members()];
        Arrays.setAll(tallies, _ -> new Tally());
        workBudget = settings.updatesPerTick();
        range = settings.range();
        int entities = world.capacity();
        var columns = new ReplicatedColumns(world);
        var grid = new Grid(world.bounds(), range.radius(), entities);
        var fine = new Grid(world.bounds(), range.fineCell(), entities);
        var ownerships = new Ownerships(viewers.capacity());
        scene = new Scene(world, columns, grid, fine, ownerships);
        fragments = new Fragments(columns, scene, entities, tallies);
        events = new EventIndex(log, scene, grid, fine, range, viewers.capacity());
        views = new View[viewers.capacity()];
        for (int slot = 0; slot < views.length; slot++) {
            views[slot] = new View(settings.viewCapacity());
        }
        acting = new int[views.length];
        others = new int[views.length];
        slots = acting;
        deferred = new boolean[views.length];
        lost = new boolean[views.length];
        assemblers = new Assembler[crew.members()];
        for (int member = 0; member < assemblers.length; member++) {
            var message = outbound.message();
            var tally = tallies[member];
            var marks = new Marks(entities);
            var candidates = new Candidates(world, scene, grid, fine, ownerships, range, marks, effort);
            var survey = new Survey(scene, range, fragments.writer(member), marks, candidates, settings.viewCapacity(),
                    settings.frameBytes(), effort.looks());
            var collector = new EventCollector(events, scene, grid, fine, range, settings.eventBytes(), effort.events());
            assemblers[member] = new Assembler(viewers, views, scene, message, survey, collector,
                    new MessageWriter(message, scene, fragments, tally), settings.frameBytes(), tally);
        }
    }

    /// Tells every active session what it lacks.
    void pass() {
        scene.refresh();
        fragments.beginPass();
        events.beginPass();
        less = overloaded.getAsBoolean();
        plan();
        counters.deferred(deferredCount);
        try {
            serveAll();
        } finally {
            events.endPass();
            for (var tally : tallies) {
                counters.add(tally);
            }
            reportLost(acting, actingCount);
            reportLost(others, othersCount);
        }
    }

    /// Whether an entity is where the slot's session can have it in view: everything that it has, and what it is about to be told of.
    boolean inReach(int slot, long entity) {
        long viewpoint = viewers.viewpoint(slot);
        if (!world.alive(viewpoint) || !world.alive(entity) || !world.visible().contains(entity)) {
            return false;
        }
        float dx = world.x().get(entity) - world.x().get(viewpoint);
        float dy = world.y().get(entity) - world.y().get(viewpoint);
        return range.stays(dx * dx + dy * dy);
    }

    /// The view of a slot.
    View view(int slot) {
        return views[slot];
    }

    /// Entities in all views together.
    long viewEntries() {
        long sum = 0;
        for (var view : views) {
            sum += view.size();
        }
        return sum;
    }

    /// Says who is served, and whose state waits: what a session will cost is reckoned by its last message.
    private void plan() {
        int first = firstSlot;
        firstSlot = 0;
        actingCount = 0;
        othersCount = 0;
        deferredCount = 0;
        work = 0;
        for (int slot = viewers.nextActive(first); slot >= 0; slot = viewers.nextActive(slot + 1)) {
            plan(slot);
        }
        for (int slot = viewers.nextActive(0); slot >= 0 && slot < first; slot = viewers.nextActive(slot + 1)) {
            plan(slot);
        }
    }

    private void plan(int slot) {
        boolean spent = work >= workBudget;
        if (spent && deferredCount++ == 0) {
            firstSlot = slot;
        }
        deferred[slot] = spent;
        if (viewers.acts(slot)) {
            acting[actingCount++] = slot;
        } else {
            others[othersCount++] = slot;
        }
        work += Math.max(1, views[slot].work);
    }

    /// What goes wrong with those who act is nothing to the others.
    private void serveAll() {
        try {
            serve(acting, actingCount);
            if (actingCount > 0 && othersCount >= MANY) {
                outbound.sendNow();
            }
        } finally {
            serve(others, othersCount);
        }
    }

    private void serve(int[] now, int count) {
        slots = now;
        crew.run(count, task);
    }

    private void serve(int member, int first, int end) {
        for (int i = first; i < end; i++) {
            int slot = slots[i];
            lost[slot] = !assemblers[member].serve(slot, !deferred[slot], less);
        }
    }

    private void reportLost(int[] served, int count) {
        for (int i = 0; i < count; i++) {
            if (lost[served[i]]) {
                lost[served[i]] = false;
                outbound.eventLost(served[i]);
            }
        }
    }
}
