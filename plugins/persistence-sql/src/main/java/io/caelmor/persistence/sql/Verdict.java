package io.caelmor.persistence.sql;

/// What a row of a cut means for the store. Versions only grow and ids are never used again, so what is stored decides.
enum Verdict {
    /// New: insert it.
    INSERT,
    /// Stored in an older version: update it.
    UPDATE,
    /// Stored, and ended now: delete it.
    DELETE,
    /// Ended before it was ever stored: only the end is noted.
    END,
    /// There already, from an earlier try.
    THERE,
    /// Stored in a newer version, or ended already.
    CONFLICT;

    /// @param found where the entity stands among what is stored, or -1
    static Verdict of(StoredVersions stored, int found, long version, boolean deleted) {
        if (found < 0) {
            return deleted ? END : INSERT;
        }
        if (stored.ended(found)) {
            return deleted ? THERE : CONFLICT;
        }
        if (stored.version(found) < version) {
            return deleted ? DELETE : UPDATE;
        }
        return stored.version(found) == version && !deleted ? THERE : CONFLICT;
    }
}
