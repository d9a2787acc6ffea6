package io.caelmor.persistence.sql;

import io.caelmor.testing.store.ArchiveContract;
import io.caelmor.testing.store.ColumnContract;
import io.caelmor.testing.store.IdentityContract;
import io.caelmor.testing.store.ModelContract;
import io.caelmor.testing.store.StoreContract;
import io.caelmor.testing.store.StorePlace;
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
        protected StorePlace freshPlace() {
            return SqlFixture.place(fresh());
        }
    }

    @Nested
    class Columns extends ColumnContract {
        @Override
        protected StorePlace freshPlace() {
            return SqlFixture.place(fresh());
        }
    }

    @Nested
    class Identities extends IdentityContract {
        @Override
        protected StorePlace freshPlace() {
            return SqlFixture.place(fresh());
        }
    }

    @Nested
    class Model extends ModelContract {
        @Override
        protected StorePlace freshPlace() {
            return SqlFixture.place(fresh());
        }
    }

    @Nested
    class Archives extends ArchiveContract {
        @Override
        protected StorePlace freshPlace() {
            return SqlFixture.place(fresh());
        }
    }

    @Nested
    class SharedStores extends SqlStoreContract {
        @Override
        ConnectionSettings freshDatabase() {
            return fresh();
        }
    }

    @Nested
    class Tables extends SqlColumnContract {
        @Override
        ConnectionSettings freshDatabase() {
            return fresh();
        }
    }

    @Nested
    class SharedIdentities extends SqlIdentityContract {
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
