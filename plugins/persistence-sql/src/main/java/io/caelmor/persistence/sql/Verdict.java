package io.caelmor.persistence.sql;

import io.caelmor.persistence.sql.StoredVersions.Stored;

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

    /// @param stored null where the store knows nothing of the entity
    static Verdict of(Stored stored, long version, boolean deleted) {
        if (stored == null) {
            return deleted ? END : INSERT;
        }
        if (stored.ended()) {
            return deleted ? THERE : CONFLICT;
        }
        if (stored.version() < version) {
            return deleted ? DELETE : UPDATE;
        }
        return stored.version() == version && !deleted ? THERE : CONFLICT;
    }
}
