package io.caelmor.persistence.sql;

import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.persist.Store;
import io.caelmor.kernel.persist.StoreException;

/// The store in a database, for whoever measures it from outside of its package.
public final class SqlStores {
    private SqlStores() {}

    /// Opens nothing.
    public static Store at(String url, String user, String password) throws StoreException {
        return new SqlStore(Backend.of(ConnectionSettings.of(url, user, password)), SqlPoints.of(new FailurePoints()::point));
    }
}
