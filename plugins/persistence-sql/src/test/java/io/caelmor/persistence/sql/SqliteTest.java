package io.caelmor.persistence.sql;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/// SQLite, in real files.
class SqliteTest {
    @TempDir
    Path folder;

    private ConnectionSettings fresh() {
        return new ConnectionSettings("jdbc:sqlite:" + folder.resolve("data/world.db"), "", "", 2, Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    @Nested
    class Stores extends StoreContract {
        @Override
        ConnectionSettings freshDatabase() {
            return fresh();
        }
    }

    @Nested
    class Columns extends ColumnContract {
        @Override
        ConnectionSettings freshDatabase() {
            return fresh();
        }
    }

    @Nested
    class Identities extends IdentityContract {
        @Override
        ConnectionSettings freshDatabase() {
            return fresh();
        }
    }

    @Nested
    class Model extends ModelContract {
        @Override
        ConnectionSettings freshDatabase() {
            return fresh();
        }
    }

    @Nested
    class Outages extends OutageContract {
        @Override
        ConnectionSettings freshDatabase() {
            return new ConnectionSettings(fresh().url(), "", "", 2, Duration.ofSeconds(1), Duration.ofMillis(50));
        }

        @Override
        AutoCloseable breakDatabase() throws Exception {
            var other = jdbc();
            execute(other, "begin exclusive");
            return other;
        }
    }
}
