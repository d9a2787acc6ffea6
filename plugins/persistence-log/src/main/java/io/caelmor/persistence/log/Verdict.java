package io.caelmor.persistence.log;

/// What a row of a cut means for the store. Versions only grow and ids are never used again, so what is stored decides.
enum Verdict {
    /// New, or stored in an older version: it is written.
    WRITE,
    /// There already, from an earlier try.
    THERE,
    /// Stored in a newer version, or ended already.
    CONFLICT;

    /// @param stored the version that lives in the store, or 0
    /// @param ended whether the entity's end was saved in this run
    static Verdict of(long stored, boolean ended, long version, boolean deleted) {
        if (ended) {
            return deleted ? THERE : CONFLICT;
        }
        if (stored < version) {
            return WRITE;
        }
        return stored == version && !deleted ? THERE : CONFLICT;
    }
}
