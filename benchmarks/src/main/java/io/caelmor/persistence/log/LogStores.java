package io.caelmor.persistence.log;

import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.persist.Store;
import java.nio.file.Path;

/// The store in a log, for whoever measures it from outside of its package.
public final class LogStores {
    private LogStores() {}

    /// Opens nothing; segments and garbage as by default.
    public static Store in(Path folder) {
        return new LogStore(new LogSettings(folder, 8L << 20, 50), LogPoints.of(new FailurePoints()::point));
    }
}
