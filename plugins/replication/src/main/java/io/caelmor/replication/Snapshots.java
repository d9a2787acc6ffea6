package io.caelmor.replication;

import io.caelmor.kernel.outbound.EventLog;
import io.caelmor.kernel.outbound.Outbound;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.World;

/// The pass over all active sessions, once a tick: each gets one message, be it empty.
///
/// Sessions are served in the order of their slots, from the one on where the work budget ended a tick before. Tick thread only;
/// nothing allocates.
final class Snapshots {
    private final World world;
    private final Viewers viewers;
    private final Outbound outbound;
    private final Tally tally;
    private final int workBudget;
    private final Range range;
    private final Scene scene;
    private final Fragments fragments;
    private final EventRouter events;
    private final Survey survey;
    private final MessageWriter messages;
    private final View[] views;
    private int firstSlot;
    private boolean spent;

    Snapshots(World world, Viewers viewers, Outbound outbound, EventLog log, ReplicationSettings settings, Tally tally) {
        this.world = world;
        this.viewers = viewers;
        this.outbound = outbound;
        this.tally = tally;
        workBudget = settings.updatesPerTick();
        int entities = world.capacity();
        var columns = new ReplicatedColumns(world);
        var grid = new Grid(world.bounds(), settings.radius(), entities);
        var ownerships = new Ownerships(viewers.capacity());
        scene = new Scene(world, columns, grid, ownerships);
        fragments = new Fragments(new Encoder(columns, scene), columns, entities, tally);
        events = new EventRouter(log, scene, entities, viewers.capacity());
        range = new Range(settings.radius(), settings.leaveRadius());
        var candidates = new Candidates(world, scene, grid, ownerships, range);
        survey = new Survey(scene, range, fragments, events, candidates, settings.viewCapacity());
        messages = new MessageWriter(scene, fragments, settings.frameBytes(), tally);
        views = new View[viewers.capacity()];
        for (int slot = 0; slot < views.length; slot++) {
            views[slot] = new View(settings.viewCapacity());
        }
    }

    /// Tells every active session what it lacks.
    void pass() {
        scene.refresh();
        fragments.beginPass();
        events.beginPass();
        try {
            serveAll();
        } finally {
            events.endPass();
            tally.publish();
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

    private void serveAll() {
        int first = firstSlot;
        firstSlot = 0;
        spent = false;
        for (int slot = viewers.nextActive(first); slot >= 0; slot = viewers.nextActive(slot + 1)) {
            serve(slot);
        }
        for (int slot = viewers.nextActive(0); slot >= 0 && slot < first; slot = viewers.nextActive(slot + 1)) {
            serve(slot);
        }
    }

    private void serve(int slot) {
        if (!spent && tally.work() >= workBudget) {
            spent = true;
            firstSlot = slot;
        }
        var view = views[slot];
        long wanted = viewers.viewpoint(slot);
        long viewpoint = scene.alive(wanted) ? wanted : Handle.NONE;
        float x = viewpoint == Handle.NONE ? view.x : scene.x(Handle.index(viewpoint));
        float y = viewpoint == Handle.NONE ? view.y : scene.y(Handle.index(viewpoint));
        events.beginSession(slot, x, y);
        if (!outbound.begin(slot, view.reset)) {
            survey.listen(view, viewpoint);
            if (events.collected()) {
                outbound.eventLost(slot);
            }
            return;
        }
        boolean whole = false;
        try {
            whole = write(slot, view, viewpoint);
        } finally {
            if (!whole) {
                outbound.abandon();
            }
        }
        if (whole) {
            outbound.commit();
        } else {
            outbound.eventLost(slot);
        }
    }

    /// Writes into the begun message. `false` where it has not room for the events; then the view is as it was.
    private boolean write(int slot, View view, long viewpoint) {
        var writer = outbound.writer();
        int before = writer.position();
        boolean look = !spent && !outbound.congested();
        if (look) {
            survey.look(view, viewers.accountId(slot), viewpoint);
        } else {
            survey.listen(view, viewpoint);
            tally.heartbeats++;
            tally.deferredByWork += spent ? 1 : 0;
        }
        if (!messages.writeEvents(events, outbound)) {
            return false;
        }
        view.reset = false;
        if (look) {
            boolean all = messages.writeState(survey, view, outbound, writer.position() - before);
            view.searchedAt = all && survey.complete() ? scene.stamp() : 0;
            view.x = survey.x();
            view.y = survey.y();
            tally.snapshots++;
        }
        tally.bytes += writer.position() - before;
        return true;
    }
}
