package io.caelmor.replication;

import io.caelmor.kernel.outbound.EventLog;
import io.caelmor.kernel.world.Handle;
import java.util.Arrays;

/// Where the tick's events happened: chained by slot, or by the cells of their subjects, once a pass. So a session pays for the events around
/// it. Built on the tick thread; nothing changes while sessions are served.
///
/// A subject that is gone counts to its last place; one whose index has passed on, that has no place or that jumped stands apart.
final class EventIndex {
    static final int END = -1;

    private final EventLog log;
    private final Scene scene;
    private final Grid grid;
    private final Grid fine;
    private final Range range;
    private final int[] bySlot;
    private final int[] byCell;
    private final int[] byFineCell;
    private final int[] next;
    private final int[] nextInFineCell;
    private int apart = END;
    private int count;

    EventIndex(EventLog log, Scene scene, Grid grid, Grid fine, Range range, int sessions) {
        this.log = log;
        this.scene = scene;
        this.grid = grid;
        this.fine = fine;
        this.range = range;
        bySlot = emptied(sessions);
        byCell = emptied(grid.cells());
        byFineCell = emptied(fine.cells());
        next = new int[log.capacity()];
        nextInFineCell = new int[log.capacity()];
    }

    /// Takes up the events of this tick.
    void beginPass() {
        count = log.count();
        for (int event = 0; event < count; event++) {
            if (log.slot(event) >= 0) {
                chainToSlot(event);
            } else {
                chainToPlace(event);
            }
        }
    }

    /// The pass is over: all who see the events were told.
    void endPass() {
        for (int event = 0; event < count; event++) {
            if (log.slot(event) >= 0 && log.slot(event) < bySlot.length) {
                bySlot[log.slot(event)] = END;
            } else if (hasPlace(event)) {
                int index = Handle.index(log.subject(event));
                byCell[cell(grid, index)] = END;
                byFineCell[cell(fine, index)] = END;
            }
        }
        apart = END;
        count = 0;
        log.delivered();
    }

    EventLog log() {
        return log;
    }

    int count() {
        return count;
    }

    /// The first event for one session alone, or [#END]; walk on with [#next].
    int ofSlot(int slot) {
        return bySlot[slot];
    }

    int ofCell(int cell) {
        return byCell[cell];
    }

    /// The first event that stands apart.
    int apart() {
        return apart;
    }

    int next(int event) {
        return next[event];
    }

    /// The first event of a fine cell; walk on with [#nextInFineCell].
    int ofFineCell(int cell) {
        return byFineCell[cell];
    }

    int nextInFineCell(int event) {
        return nextInFineCell[event];
    }

    private void chainToSlot(int event) {
        int slot = log.slot(event);
        if (slot < bySlot.length) {
            next[event] = bySlot[slot];
            bySlot[slot] = event;
        }
    }

    private void chainToPlace(int event) {
        if (!hasPlace(event)) {
            next[event] = apart;
            apart = event;
            return;
        }
        int index = Handle.index(log.subject(event));
        int cell = cell(grid, index);
        next[event] = byCell[cell];
        byCell[cell] = event;
        int fineCell = cell(fine, index);
        nextInFineCell[event] = byFineCell[fineCell];
        byFineCell[fineCell] = event;
    }

    private boolean hasPlace(int event) {
        long subject = log.subject(event);
        int index = Handle.index(subject);
        return scene.handle(index) == Handle.NONE
                || scene.handle(index) == subject && scene.placed(index) && !scene.jumped(index, range.fineCell());
    }

    private int cell(Grid of, int index) {
        return of.cellAt(scene.x(index), scene.y(index));
    }

    private static int[] emptied(int length) {
        int[] heads = new int[length];
        Arrays.fill(heads, END);
        return heads;
    }
}
