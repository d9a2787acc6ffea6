package io.caelmor.persistence.log;

import java.util.LinkedHashMap;
import java.util.Map;

/// Which entities ended in this run, for a while, to recognise a save of one that comes late. A late save of a former run can't come:
/// its server has lost the lock.
final class EndedEntities {
    static final int REMEMBERED_CUTS = 1_000;

    private final Map<Long, Long> cuts = new LinkedHashMap<>();

    boolean contains(long id) {
        return cuts.containsKey(id);
    }

    void add(long id, long cut) {
        cuts.put(id, cut);
    }

    /// Forgets what ended long before `cut`.
    void forget(long cut) {
        if (cut % REMEMBERED_CUTS == 0) {
            cuts.values().removeIf(ended -> ended <= cut - REMEMBERED_CUTS);
        }
    }
}
