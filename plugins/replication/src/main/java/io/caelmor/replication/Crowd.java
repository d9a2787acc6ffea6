package io.caelmor.replication;

import java.util.Arrays;

/// Keeps the nearest where more should be in view than a view holds.
///
/// What the account owns has the first places. Of the others a count by rings of equal area says up to which ring all find
/// room; those inside enter, those in view from the next ring leave only to make room for them, those farther out leave. So a
/// crowd that mills about does not flicker at its edge. Costs one visit of the view and of the candidates, without sorting.
final class Crowd {
    private final int[] inRing = new int[Items.CLASSES];

    void thin(Survey survey, int ownedInView) {
        var view = survey.view();
        var candidates = survey.candidates();
        int room = view.capacity() - ownedInView;
        candidates.keepOwned(Math.min(candidates.ownedCount(), room));
        room -= candidates.ownedCount();
        int outer = outerRing(survey, room);
        int stayed = evict(survey, outer, Integer.MAX_VALUE);
        int inside = candidates.ownedCount();
        for (int i = candidates.ownedCount(); i < candidates.count(); i++) {
            inside += candidates.nearness(i) < outer ? 1 : 0;
        }
        int free = view.capacity() - stayed - ownedInView;
        if (inside > free) {
            evict(survey, outer - 1, inside - free);
        }
        candidates.keepNear(outer, Math.max(0, free - inside));
    }

    /// The innermost ring that not all find room in.
    private int outerRing(Survey survey, int room) {
        Arrays.fill(inRing, 0);
        for (int at = 0; at < survey.view().end(); at++) {
            count(survey.nearness(at));
        }
        for (int i = survey.candidates().ownedCount(); i < survey.candidates().count(); i++) {
            count(survey.candidates().nearness(i));
        }
        int ring = 0;
        int sum = inRing[0];
        while (ring < Items.CLASSES - 1 && sum <= room) {
            sum += inRing[++ring];
        }
        return ring;
    }

    private void count(int nearness) {
        if (nearness >= 0 && nearness < Items.CLASSES) {
            inRing[nearness]++;
        }
    }

    /// Lets at most `most` leave that stand outside of a ring; answers how many others, not owned, stay.
    private int evict(Survey survey, int ring, int most) {
        int left = most;
        int stayed = 0;
        for (int at = survey.view().end() - 1; at >= 0; at--) {
            int nearness = survey.nearness(at);
            if (nearness < 0 || nearness >= Items.CLASSES) {
                continue;
            }
            if (nearness > ring && left > 0) {
                survey.evict(at);
                left--;
            } else {
                stayed++;
            }
        }
        return stayed;
    }
}
