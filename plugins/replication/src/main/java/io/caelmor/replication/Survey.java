package io.caelmor.replication;

import io.caelmor.kernel.world.Handle;

/// Compares the scene with one session's view: who leaves, who enters, who changed, and which events it sees.
///
/// Looking changes nothing that the client was promised; the message does, when it is written. Reused for each session.
final class Survey {
    /// Nearness of a position whose entity leaves, or that is free.
    private static final int GONE = Integer.MAX_VALUE;

    private final Scene scene;
    private final Range range;
    private final Fragments fragments;
    private final EventRouter events;
    private final Candidates candidates;
    private final Crowd crowd = new Crowd();
    private final Items items;
    private final int[] leaving;
    private final int[] nearness;
    private int leavingCount;
    private boolean complete;

    private View view;
    private long account;
    private long viewpoint;
    private float x;
    private float y;

    Survey(Scene scene, Range range, Fragments fragments, EventRouter events, Candidates candidates, int viewCapacity) {
        this.scene = scene;
        this.range = range;
        this.fragments = fragments;
        this.events = events;
        this.candidates = candidates;
        items = new Items(2 * viewCapacity);
        leaving = new int[viewCapacity];
        nearness = new int[viewCapacity];
    }

    /// Looks from a living viewpoint, or with [Handle#NONE] from nowhere: then all leave.
    void look(View of, long accountId, long from) {
        view = of;
        account = accountId;
        viewpoint = from;
        items.clear();
        candidates.clear();
        fragments.beginSession();
        leavingCount = 0;
        complete = true;
        x = of.x;
        y = of.y;
        if (from == Handle.NONE) {
            leaveAll();
            return;
        }
        x = scene.x(Handle.index(from));
        y = scene.y(Handle.index(from));
        int ownedInView = lookAtView();
        candidates.addOwned(account, view.searchedAt);
        candidates.addNear(x, y, x == view.x && y == view.y ? view.searchedAt : 0);
        if (view.size() - leavingCount + candidates.count() > view.capacity()) {
            complete = false;
            crowd.thin(this, ownedInView);
        }
        enterCandidates();
    }

    /// Only finds the events that the session sees, by its view as sent.
    void listen(View of, long from) {
        if (!events.waiting()) {
            return;
        }
        for (int at = 0; at < of.end(); at++) {
            if (of.entity(at) != Handle.NONE) {
                events.sees(of.entity(at));
            }
        }
        if (from != Handle.NONE) {
            events.sees(from);
        }
    }

    /// From where the survey looked; without a viewpoint, from where the one before did.
    float x() {
        return x;
    }

    float y() {
        return y;
    }

    Items items() {
        return items;
    }

    Candidates candidates() {
        return candidates;
    }

    View view() {
        return view;
    }

    int leavingCount() {
        return leavingCount;
    }

    /// Position in the view of one that leaves.
    int leaving(int number) {
        return leaving[number];
    }

    /// Whether everything that the session should see is in its view or among the items.
    boolean complete() {
        return complete;
    }

    /// How near the entity at a position of the view is that stays; [Items#FIRST] for an owned one, a great number for none.
    int nearness(int position) {
        return nearness[position];
    }

    /// Lets the entity at a position of the view leave, to make room.
    void evict(int position) {
        items.drop(position);
        leave(position);
    }

    private void leaveAll() {
        for (int at = 0; at < view.end(); at++) {
            if (view.entity(at) != Handle.NONE) {
                if (events.waiting()) {
                    events.sees(view.entity(at));
                }
                leave(at);
            }
        }
        complete = false;
    }

    /// Answers how many of those that stay are owned.
    private int lookAtView() {
        boolean tell = events.waiting();
        int ownedInView = 0;
        for (int at = 0; at < view.end(); at++) {
            long entity = view.entity(at);
            if (entity == Handle.NONE) {
                nearness[at] = GONE;
                continue;
            }
            if (tell) {
                events.sees(entity);
            }
            int index = Handle.index(entity);
            boolean owned = account != 0 && scene.owner(index) == account;
            if (scene.handle(index) != entity || !(owned ? own(at) : stays(at, index))) {
                leave(at);
                continue;
            }
            candidates.sees(index);
            ownedInView += owned ? 1 : 0;
            lookAt(at, entity, owned);
        }
        if (tell) {
            events.sees(viewpoint);
        }
        return ownedInView;
    }

    private boolean own(int at) {
        nearness[at] = Items.FIRST;
        return true;
    }

    private boolean stays(int at, int index) {
        float dx = scene.x(index) - x;
        float dy = scene.y(index) - y;
        float square = dx * dx + dy * dy;
        nearness[at] = range.nearness(square);
        return scene.placed(index) && range.stays(square);
    }

    private void lookAt(int at, long entity, boolean owned) {
        int index = Handle.index(entity);
        int flags = flags(entity, owned);
        long sent = view.sent(at);
        if (flags != view.flags(at)) {
            enter(at, entity, owned, priority(at, entity));
        } else if (scene.changedAt(index) > sent) {
            long fragment = scene.changedBefore(index) <= sent
                    ? fragments.lastChange(index, owned)
                    : fragments.since(sent, index, owned);
            if (fragment == Fragments.NO_ROOM) {
                complete = false;
            } else if (Fragments.length(fragment) == 0) {
                view.current(at, scene.stamp());
            } else {
                items.update(at, priority(at, entity), scene.stamp() - sent, fragment);
            }
        }
    }

    private void enterCandidates() {
        for (int i = 0; i < candidates.count(); i++) {
            int index = candidates.index(i);
            long entity = scene.handle(index);
            boolean owned = account != 0 && scene.owner(index) == account;
            if (events.waiting()) {
                events.sees(entity);
            }
            enter(Items.NEW, entity, owned, entity == viewpoint ? Items.FIRST : candidates.nearness(i));
        }
    }

    private void enter(int at, long entity, boolean owned, int near) {
        long fragment = fragments.full(Handle.index(entity), owned);
        if (fragment == Fragments.NO_ROOM) {
            complete = false;
        } else {
            items.enter(at, entity, flags(entity, owned), near, fragment);
        }
    }

    private int flags(long entity, boolean owned) {
        return (owned ? View.OWNED : 0) | (entity == viewpoint ? View.VIEWPOINT : 0);
    }

    private int priority(int at, long entity) {
        return entity == viewpoint ? Items.FIRST : nearness[at];
    }

    private void leave(int at) {
        nearness[at] = GONE;
        leaving[leavingCount++] = at;
    }
}
