package io.caelmor.persistence.log;

import io.caelmor.kernel.persist.StoreException;
import java.nio.file.Path;

/// The sentences that refuse a start. Nothing was changed when one is said.
final class Damage {
    private Damage() {}

    static StoreException at(Path file, long offset, String what) {
        return new StoreException("The log is damaged in the file " + file + " at byte " + offset + ": " + what
                + ". Nothing was changed. Put a backup of the whole folder in its place, or name another folder in"
                + " [persistence.log] folder.");
    }

    static StoreException newer(Path file, long offset, String what) {
        return new StoreException("The file " + file + " has at byte " + offset + " a " + what + ", which this program doesn't know."
                + " Run the newer program that wrote it, or name another folder in [persistence.log] folder.");
    }
}
