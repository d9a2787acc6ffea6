package io.caelmor.replication;

import java.util.Arrays;

/// Keeps the nearest where more should be in view than a view holds.
///
/// What the account owns has the first places. Of the others a count by rings of equal area says up to which ring all find
/// room; those inside enter, those in view from the next ring leave only to make room for them, those farther out leave. So a
/// crowd that mills about does not flicker at its edge. Costs one visit of the view and of the candidates, without sorting.
final class Crowd {
    private final int[] inRing = new int[Range.RINGS];
    private final int[] rings;

    Crowd(int viewCapacity) {
        rings = new int[viewCapacity];
    }

    void thin(Survey survey, Candidates candidates) {
        var view = survey.view();
        int others = ringsOf(survey);
        int fixed = view.size() - survey.leavingCount() - others;
        int room = view.capacity() - fixed;
        candidates.keepOwned(Math.min(candidates.ownedCount(), room));
        room -= candidates.ownedCount();
        int outer = outerRing(view.end(), candidates, room);
        int stayed = evict(survey, outer, Integer.MAX_VALUE);
        int inside = candidates.ownedCount();
        for (int i = candidates.ownedCount(); i < candidates.count(); i++) {
            inside += candidates.ring(i) < outer ? 1 : 0;
        }
        int free = view.capacity() - stayed - fixed;
        if (inside > free) {
            evict(survey, outer - 1, inside - free);
        }
        candidates.keepNear(outer, Math.max(0, free - inside));
    }

    /// Notes the ring of each position; answers how many stay that are not owned.
    private int ringsOf(Survey survey) {
        int others = 0;
        for (int at = 0; at < survey.view().end(); at++) {
            rings[at] = survey.ring(at);
            others += rings[at] >= 0 ? 1 : 0;
        }
        return others;
    }

    /// The innermost ring that not all find room in.
    private int outerRing(int end, Candidates candidates, int room) {
        Arrays.fill(inRing, 0);
        for (int at = 0; at < end; at++) {
            if (rings[at] >= 0) {
                inRing[rings[at]]++;
            }
        }
        for (int i = candidates.ownedCount(); i < candidates.count(); i++) {
            inRing[candidates.ring(i)]++;
        }
        int ring = 0;
        int sum = inRing[0];
        while (ring < Range.RINGS - 1 && sum <= room) {
            sum += inRing[++ring];
        }
        return ring;
    }

    /// Lets at most `most` leave that stand outside of a ring; answers how many others, not owned, stay.
    private int evict(Survey survey, int ring, int most) {
        int left = most;
        int stayed = 0;
        for (int at = survey.view().end() - 1; at >= 0; at--) {
            if (rings[at] < 0) {
                continue;
            }
            if (rings[at] > ring && left > 0) {
                survey.evict(at);
                rings[at] = -1;
                left--;
            } else {
                stayed++;
            }
        }
        return stayed;
    }
}
