package io.caelmor.replication;

import io.caelmor.kernel.outbound.EventLog;
import io.caelmor.kernel.outbound.EventType;
import io.caelmor.kernel.wire.WireWriter;
import io.caelmor.kernel.world.Handle;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which of the tick's events one session is told, in the order they were told.
///
/// What is for this session alone, and what is about its viewpoint, must be told. What is about another entity that the session sees is
/// told nearest first, in as many bytes as are set aside for it; the client hears when some were left out. An event's distance counts
/// from the session's viewpoint, as long as its subject lives. Reused for each session.
final class EventCollector {
    private final EventIndex events;
    private final EventLog log;
    private final Scene scene;
    private final Grid grid;
    private final Grid fine;
    private final Range range;
    private final int budgetBytes;
    private final int few;
    private final long[] told;
    private int firstWord;
    private int lastWord;
    private int count;
    private int mustBytes;
    private int otherBytes;
    private boolean leftOut;

    private @Nullable Survey survey;

    EventCollector(EventIndex events, Scene scene, Grid grid, Grid fine, Range range, int budgetBytes, int few) {
        this.events = events;
        log = events.log();
        this.scene = scene;
        this.grid = grid;
        this.fine = fine;
        this.range = range;
        this.budgetBytes = budgetBytes;
        this.few = few;
        told = new long[(log.capacity() >>> 6) + 1];
        firstWord = told.length;
        lastWord = -1;
    }

    /// Finds what the session in `slot` is told, by what it sees.
    void collect(int slot, Survey of) {
        survey = of;
        forget();
        if (events.count() == 0) {
            return;
        }
        for (int event = events.ofSlot(slot); event != EventIndex.END; event = events.next(event)) {
            tell(event);
            mustBytes += log.length(event);
        }
        for (int event = events.apart(); event != EventIndex.END; event = events.next(event)) {
            consider(event);
        }
        lookFrom(of.x(), of.y());
        var view = of.view();
        if (Math.abs(view.x - of.x()) + Math.abs(view.y - of.y()) > range.fineCell()) {
            lookFrom(view.x, view.y);
        }
    }

    /// Whether there is anything to tell.
    boolean collected() {
        return count != 0;
    }

    /// Whether events about others were left out, because there were too many.
    boolean leftOut() {
        return leftOut;
    }

    /// Bytes of all that is told, the section's end included.
    int bytes() {
        return count == 0 ? 0 : mustBytes + otherBytes + 1;
    }

    /// Writes the section's entries and its end. `false` where there was not room for all.
    boolean write(WireWriter target) {
        for (int word = firstWord; word <= lastWord; word++) {
            for (long rest = told[word]; rest != 0; rest &= rest - 1) {
                int event = (word << 6) + Long.numberOfTrailingZeros(rest);
                if (target.remaining() <= log.length(event)) {
                    return false;
                }
                log.copy(event, target);
            }
        }
        target.varint(0);
        return true;
    }

    private void forget() {
        if (lastWord >= firstWord) {
            Arrays.fill(told, firstWord, lastWord + 1, 0);
        }
        firstWord = told.length;
        lastWord = -1;
        count = 0;
        mustBytes = 0;
        otherBytes = 0;
        leftOut = false;
    }

    /// Considers what happened within reach of a place; NaN is none.
    private void lookFrom(float x, float y) {
        if (Float.isNaN(x)) {
            return;
        }
        if (fewAround(x, y)) {
            lookAround(x, y);
        } else {
            lookOutwards(x, y);
        }
    }

    /// Whether what happened around is little enough to be told wholly, for all that is known without looking at who sees it.
    private boolean fewAround(float x, float y) {
        int sum = 0;
        int bytes = 0;
        int right = grid.column(x + range.reach());
        int bottom = grid.row(y + range.reach());
        for (int row = grid.row(y - range.reach()); row <= bottom; row++) {
            for (int column = grid.column(x - range.reach()); column <= right; column++) {
                int event = events.ofCell(grid.cell(column, row));
                while (event != EventIndex.END) {
                    bytes += log.length(event);
                    if (++sum > few || bytes > budgetBytes) {
                        return false;
                    }
                    event = events.next(event);
                }
            }
        }
        return true;
    }

    private void lookAround(float x, float y) {
        int right = grid.column(x + range.reach());
        int bottom = grid.row(y + range.reach());
        for (int row = grid.row(y - range.reach()); row <= bottom; row++) {
            for (int column = grid.column(x - range.reach()); column <= right; column++) {
                for (int event = events.ofCell(grid.cell(column, row)); event != EventIndex.END; event = events.next(event)) {
                    consider(event);
                }
            }
        }
    }

    /// Square rings of fine cells, from the viewpoint's own outwards, until the bytes are used up.
    private void lookOutwards(float x, float y) {
        int column = fine.column(x);
        int row = fine.row(y);
        int across = Math.max(fine.column(x + range.reach()) - column, column - fine.column(x - range.reach()));
        int down = Math.max(fine.row(y + range.reach()) - row, row - fine.row(y - range.reach()));
        for (int ring = 0; ring <= Math.max(across, down) && !leftOut; ring++) {
            lookAtRing(column, row, ring);
        }
    }

    private void lookAtRing(int column, int row, int ring) {
        for (int down = Math.max(0, row - ring); down <= Math.min(fine.rows() - 1, row + ring); down++) {
            int step = Math.abs(down - row) == ring ? 1 : 2 * ring;
            for (int across = column - ring; across <= column + ring; across += step) {
                if (across >= 0 && across < fine.columns()) {
                    considerAll(fine.cell(across, down));
                }
            }
        }
    }

    private void considerAll(int cell) {
        for (int event = events.ofFineCell(cell); event != EventIndex.END; event = events.nextInFineCell(event)) {
            consider(event);
        }
    }

    private void consider(int event) {
        long subject = log.subject(event);
        var survey = Objects.requireNonNull(this.survey);
        if (!near(event, Handle.index(subject), survey) || !survey.sees(subject) || isTold(event)) {
            return;
        }
        int length = log.length(event);
        if (subject == survey.viewpoint()) {
            tell(event);
            mustBytes += length;
        } else if (otherBytes + length <= budgetBytes) {
            tell(event);
            otherBytes += length;
        } else {
            leftOut = true;
        }
    }

    private boolean isTold(int event) {
        return (told[event >>> 6] & 1L << event) != 0;
    }

    private void tell(int event) {
        int word = event >>> 6;
        told[word] |= 1L << event;
        firstWord = Math.min(firstWord, word);
        lastWord = Math.max(lastWord, word);
        count++;
    }

    private boolean near(int event, int index, Survey survey) {
        float distance = log.distance(event);
        if (distance == EventType.ANY_DISTANCE || !scene.alive(log.subject(event))) {
            return true;
        }
        float dx = scene.x(index) - survey.x();
        float dy = scene.y(index) - survey.y();
        return dx * dx + dy * dy <= distance * distance;
    }
}
