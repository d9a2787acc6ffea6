package io.caelmor.persistence.sql;

import io.caelmor.testing.store.ArchiveContract;
import io.caelmor.testing.store.ColumnContract;
import io.caelmor.testing.store.IdentityContract;
import io.caelmor.testing.store.ModelContract;
import io.caelmor.testing.store.StoreContract;
import io.caelmor.testing.store.StorePlace;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/// PostgreSQL: a real server, durable as in production.
@Tag("servers")
class PostgresTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    static ConnectionSettings fresh() throws SQLException {
        var name = "world_" + DATABASES.incrementAndGet();
        try (var connection = server.getPostgresDatabase().getConnection()) {
            SqlFixture.execute(connection, "create database " + name);
        }
        return new ConnectionSettings("jdbc:postgresql://localhost:" + server.getPort() + "/" + name, "postgres", "not-told",
                2, Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    @Nested
    class Stores extends StoreContract {
        @Override
        protected StorePlace freshPlace() throws SQLException {
            return SqlFixture.place(fresh());
        }
    }

    @Nested
    class Columns extends ColumnContract {
        @Override
        protected StorePlace freshPlace() throws SQLException {
            return SqlFixture.place(fresh());
        }
    }

    @Nested
    class Identities extends IdentityContract {
        @Override
        protected StorePlace freshPlace() throws SQLException {
            return SqlFixture.place(fresh());
        }
    }

    @Nested
    class Model extends ModelContract {
        @Override
        protected StorePlace freshPlace() throws SQLException {
            return SqlFixture.place(fresh());
        }
    }

    @Nested
    class Archives extends ArchiveContract {
        @Override
        protected StorePlace freshPlace() throws SQLException {
            return SqlFixture.place(fresh());
        }
    }

    @Nested
    class SharedStores extends SqlStoreContract {
        @Override
        ConnectionSettings freshDatabase() throws SQLException {
            return fresh();
        }
    }

    @Nested
    class Tables extends SqlColumnContract {
        @Override
        ConnectionSettings freshDatabase() throws SQLException {
            return fresh();
        }
    }

    @Nested
    class SharedIdentities extends SqlIdentityContract {
        @Override
        ConnectionSettings freshDatabase() throws SQLException {
            return fresh();
        }
    }

    @Nested
    class Outages extends OutageContract {
        private Door door;

        @Override
        ConnectionSettings freshDatabase() throws Exception {
            var direct = fresh();
            door = new Door(server.getPort());
            return new ConnectionSettings(direct.url().replace(":" + server.getPort(), ":" + door.port()), direct.user(),
                    direct.password(), 2, Duration.ofMillis(300), Duration.ofSeconds(5));
        }

        @Override
        AutoCloseable breakDatabase() {
            return door.shut();
        }
    }
}
