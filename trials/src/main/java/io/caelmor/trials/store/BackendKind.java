package io.caelmor.trials.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// The stores that there are, as the command line names them.
public enum BackendKind {
    SQLITE, LOG, POSTGRESQL, MARIADB;

    /// Whether it is files of the server's own.
    public boolean embedded() {
        return this == SQLITE || this == LOG;
    }

    /// A new one in that folder; a database server is started.
    public Backend make(Path folder) throws IOException {
        return embedded() ? embedded(folder) : server(folder);
    }

    /// A new one in that folder, of those that are [#embedded].
    public Backend embedded(Path folder) {
        return this == SQLITE ? new SqliteFile(folder) : new LogFolder(folder);
    }

    /// A new database server with its data in that folder, of those that are not [#embedded].
    public DatabaseServer server(Path folder) throws IOException {
        return this == POSTGRESQL ? Postgres.make(folder) : MariaDb.make(folder);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
