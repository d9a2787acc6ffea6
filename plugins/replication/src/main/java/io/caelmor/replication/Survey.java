package io.caelmor.replication;

import io.caelmor.kernel.world.Handle;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares the scene with one session's view: who leaves, who enters, who changed.
///
/// Looking changes nothing that the client was promised; the message does, when it is written. A view that is too large for one tick,
/// or whose changes are too many for one message, is looked at in rounds: first what is next to the viewpoint, then the others from where
/// the last look ended. So the nearest are fresh at every tick and nobody waits longer than a round. Reused for each session.
final class Survey {
    /// What an enter is reckoned to take before it is encoded, bytes.
    private static final int ENTER_BYTES = 24;
    private static final int LEAVE_BYTES = 3;
    /// What an update takes, about.
    private static final int UPDATE_BYTES = 4;

    private final Scene scene;
    private final Range range;
    private final FragmentWriter fragments;
    private final Marks marks;
    private final Candidates candidates;
    private final Crowd crowd;
    private final Changes changes;
    private final int frameBytes;
    private final int looks;
    private final int[] leaving;
    private final int[] lookedAt;
    private int leavingCount;
    /// The running look's number, from 1. It begins near its end, so that every run passes over it and not only the one of many hours.
    private int look = Integer.MAX_VALUE - 50;
    private boolean cut;
    private boolean whole;

    private @Nullable View view;
    private long account;
    private long viewpoint;
    private float x;
    private float y;

    Survey(Scene scene, Range range, FragmentWriter fragments, Marks marks, Candidates candidates, int viewCapacity,
            int frameBytes, int looks) {
        this.scene = scene;
        this.range = range;
        this.fragments = fragments;
        this.marks = marks;
        this.candidates = candidates;
        crowd = new Crowd(viewCapacity);
        changes = new Changes(viewCapacity);
        this.frameBytes = frameBytes;
        this.looks = looks;
        leaving = new int[viewCapacity];
        lookedAt = new int[viewCapacity];
    }

    /// Begins with a session: marks what it has in view, and lets those leave that are no more. Looks from a living viewpoint, or with
    /// [Handle#NONE] from nowhere.
    void begin(View of, long accountId, long from) {
        view = of;
        account = accountId;
        viewpoint = from;
        x = from == Handle.NONE ? of.x : scene.x(Handle.index(from));
        y = from == Handle.NONE ? of.y : scene.y(Handle.index(from));
        beginLook();
        leavingCount = 0;
        whole = true;
        changes.clear();
        candidates.clear();
        marks.begin();
        for (int at = 0; at < of.end(); at++) {
            long entity = of.entity(at);
            if (entity != Handle.NONE) {
                mark(at, entity);
            }
        }
    }

    /// Finds who could enter; with `less` not all who are distant.
    void search(boolean less) {
        if (viewpoint != Handle.NONE) {
            boolean crowded = less || view().behind || view().size() == 0 || UPDATE_BYTES * view().size() > frameBytes;
            candidates.search(view(), account, viewpoint, x, y, crowded, less);
        }
    }

    /// Finds what to tell, in `budget` bytes, of which no message can hold more than `most`; with `less` beside the nearest a part alone, another at each tick.
    void look(int budget, int most, boolean less) {
        fragments.beginSession();
        if (viewpoint == Handle.NONE) {
            leaveAll();
            return;
        }
        int reserve = Math.min(budget / 2, ENTER_BYTES * candidates.count());
        lookAt(marks.position(Handle.index(viewpoint)), budget - reserve, most);
        for (int i = 0; i < candidates.nearCount(); i++) {
            lookAt(candidates.near(i), (budget - reserve) / 2, most);
        }
        int visits = less ? Math.min(Effort.less(looks), Effort.less(view().end())) : looks;
        int left = goRound(view().end(), visits, budget - reserve, most);
        makeRoom();
        planEnters(budget, most);
        if (left > 0 && cut) {
            left = goRound(left, visits, budget, most);
        }
        view().behind = left > 0;
    }

    /// Remembers, after the message was written, up to where the session has everything: `all` where nothing found was left out.
    void looked(boolean all) {
        if (viewpoint == Handle.NONE) {
            view().searchedAt = 0;
            view().ownedAt = 0;
        } else {
            candidates.searched(view(), whole && all);
        }
        view().x = x;
        view().y = y;
    }

    /// From where the survey looked; without a viewpoint, from where the one before did.
    float x() {
        return x;
    }

    float y() {
        return y;
    }

    View view() {
        return Objects.requireNonNull(view);
    }

    long viewpoint() {
        return viewpoint;
    }

    Changes changes() {
        return changes;
    }

    int leavingCount() {
        return leavingCount;
    }

    /// Position in the view of one that leaves.
    int leaving(int number) {
        return leaving[number];
    }

    /// Whether the message could not take all that was found, or all was not looked at.
    boolean incomplete() {
        return view().behind || !whole;
    }

    /// Whether the session sees an entity: it has it in view, even if it is gone by now, or is about to be told of it.
    boolean sees(long entity) {
        int index = Handle.index(entity);
        int position = marks.position(index);
        if (position != Marks.UNKNOWN && view().entity(position) == entity || entity == viewpoint) {
            return true;
        }
        return scene.handle(index) == entity ? marks.isFound(index) : isLeaving(entity);
    }

    /// Lets the entity at a position of the view leave, to make room.
    void evict(int position) {
        changes.drop(position);
        leave(position);
    }

    /// The ring of the entity at a position that stays and is not owned; -1 for any other.
    int ring(int position) {
        long entity = view().entity(position);
        int index = Handle.index(entity);
        if (entity == Handle.NONE || lookedAt[position] == -look || scene.handle(index) != entity || owns(index) || entity == viewpoint) {
            return -1;
        }
        return range.ring(square(index));
    }

    private void beginLook() {
        if (look == Integer.MAX_VALUE) {
            Arrays.fill(lookedAt, 0);
            look = 0;
        }
        look++;
    }

    private boolean isLeaving(long entity) {
        for (int i = 0; i < leavingCount; i++) {
            if (view().entity(leaving[i]) == entity) {
                return true;
            }
        }
        return false;
    }

    /// One whose index has passed on to another is not marked: the other may be found.
    private void mark(int at, long entity) {
        int index = Handle.index(entity);
        long now = scene.handle(index);
        if (now == entity || now == Handle.NONE) {
            marks.inView(index, at);
        }
        if (now != entity) {
            leave(at);
        }
    }

    private void leaveAll() {
        for (int at = 0; at < view().end(); at++) {
            if (view().entity(at) != Handle.NONE && lookedAt[at] != -look) {
                leave(at);
            }
        }
        view().behind = false;
    }

    /// Visits positions from the cursor on; answers how many of `positions` it did not come to.
    private int goRound(int positions, int mostVisits, int budget, int most) {
        int end = view().end();
        int at = view().cursor < end ? view().cursor : 0;
        int visits = Math.min(positions, mostVisits);
        int done = 0;
        cut = false;
        while (done < visits && !cut) {
            if (lookAt(at, budget, most)) {
                at = at + 1 == end ? 0 : at + 1;
                done++;
            } else {
                cut = true;
            }
        }
        view().cursor = at;
        return positions - done;
    }

    /// `false` where what there is to tell of a position does not fit.
    private boolean lookAt(int at, int budget, int most) {
        long entity = at < 0 || Math.abs(lookedAt[at]) == look ? Handle.NONE : view().entity(at);
        if (entity == Handle.NONE) {
            return true;
        }
        int index = Handle.index(entity);
        boolean owned = owns(index);
        if (!owned && !(scene.placed(index) && range.stays(square(index)))) {
            leave(at);
            return true;
        }
        int flags = flags(entity, owned);
        boolean told = true;
        if (flags != view().flags(at)) {
            told = enterAgain(at, entity, flags, owned, budget, most);
        } else if (scene.changedAt(index) > view().sent(at)) {
            told = update(at, index, owned, budget, most);
        }
        lookedAt[at] = told ? look : lookedAt[at];
        return told;
    }

    private boolean update(int at, int index, boolean owned, int budget, int most) {
        long sent = view().sent(at);
        long fragment = scene.changedBefore(index) <= sent
                ? fragments.lastChange(index, owned, scene.changedBefore(index))
                : fragments.since(sent, index, owned, scene.stamp());
        if (fragment == FragmentWriter.NO_ROOM) {
            return false;
        }
        if (Fragments.length(fragment) == 0) {
            view().current(at, scene.stamp());
            return true;
        }
        return changes.update(at, fragment, mostPlanned(changes.nothingChanged(), budget, most));
    }

    private boolean enterAgain(int at, long entity, int flags, boolean owned, int budget, int most) {
        long fragment = fragments.full(Handle.index(entity), owned);
        if (fragment == FragmentWriter.NO_ROOM || !fits(Changes.enterBytes(entity, fragment), changes.enters() == 0, budget, most)) {
            return false;
        }
        changes.enter(at, entity, flags, fragment);
        return true;
    }

    private boolean fits(int bytes, boolean first, int budget, int most) {
        return changes.bytes() + bytes <= mostPlanned(first, budget, most);
    }

    /// Most bytes that changes may take, beside leaves. A first one may be larger than the budget: it would never go otherwise.
    private int mostPlanned(boolean first, int budget, int most) {
        return (first ? most : Math.min(budget, most)) - LEAVE_BYTES * leavingCount;
    }

    /// Where the view has not room for all that were found, the nearest stay.
    private void makeRoom() {
        if (view().size() - leavingCount + candidates.count() > view().capacity()) {
            whole = false;
            crowd.thin(this, candidates);
        }
    }

    private void planEnters(int budget, int most) {
        int room = view().capacity() - view().size() + leavingCount;
        for (int i = 0; i < candidates.count(); i++) {
            int index = candidates.index(i);
            long entity = scene.handle(index);
            boolean owned = owns(index);
            long fragment = i < room ? fragments.full(index, owned) : FragmentWriter.NO_ROOM;
            if (fragment == FragmentWriter.NO_ROOM || !fits(Changes.enterBytes(entity, fragment), changes.enters() == 0, budget, most)) {
                whole = false;
                return;
            }
            changes.enter(Changes.NEW, entity, flags(entity, owned), fragment);
        }
    }

    private boolean owns(int index) {
        return account != 0 && scene.owner(index) == account;
    }

    private int flags(long entity, boolean owned) {
        return (owned ? View.OWNED : 0) | (entity == viewpoint ? View.VIEWPOINT : 0);
    }

    private float square(int index) {
        float dx = scene.x(index) - x;
        float dy = scene.y(index) - y;
        return dx * dx + dy * dy;
    }

    /// A position that leaves is marked by the look's negative number.
    private void leave(int at) {
        lookedAt[at] = -look;
        leaving[leavingCount++] = at;
    }
}
