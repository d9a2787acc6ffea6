package io.caelmor.persistence.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.caelmor.kernel.persist.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections to the database, and transactions on the one at work. Store thread only.
///
/// A connection is kept for as long as it works, with its prepared statements. After any failure it is thrown away, since
/// nobody knows what state it is in; one that was idle for a while is tried before it is trusted.
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final long TRUSTED_NANOS = Duration.ofSeconds(10).toNanos();

    private final Backend backend;
    private final HikariDataSource pool;
    private @Nullable Lease lease;

    private Database(Backend backend, HikariDataSource pool) {
        this.backend = backend;
        this.pool = pool;
    }

    /// Connects. Throws [StoreException] where that can't be done within the connect timeout.
    static Database connect(Backend backend) throws StoreException {
        var settings = backend.settings();
        var config = new HikariConfig();
        config.setPoolName("caelmor-store");
        var source = backend.source();
        if (backend.isFile()) {
            refuseAtOnce(backend, source);
        }
        config.setDataSource(source);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(backend.connections());
        config.setConnectionTimeout(settings.connectTimeout().toMillis());
        config.setValidationTimeout(Math.min(5_000, settings.connectTimeout().toMillis()));
        config.setInitializationFailTimeout(1);
        if (!backend.isolation().isEmpty()) {
            config.setTransactionIsolation(backend.isolation());
        }
        config.setThreadFactory(task -> Thread.ofPlatform().daemon().name("caelmor-store-pool").unstarted(task));
        try {
            return new Database(backend, new HikariDataSource(config));
        } catch (PoolInitializationException failure) {
            throw Failures.storeException(backend, "can't be opened", failure);
        }
    }

    /// The pool would ask a damaged file again after a second.
    private static void refuseAtOnce(Backend backend, DataSource source) throws StoreException {
        try {
            source.getConnection().close();
        } catch (SQLException failure) {
            throw Failures.storeException(backend, "can't be opened", failure);
        }
    }

    /// Runs `work` in one transaction and commits it.
    <T> T transact(String what, Work<T> work) throws StoreException {
        try {
            var lease = lease();
            var answer = work.on(lease);
            lease.connection().commit();
            return answer;
        } catch (SQLException | RuntimeException failure) {
            discard();
            throw Failures.storeException(backend, what, failure);
        } catch (StoreException | Error failure) {
            discard();
            throw failure;
        }
    }

    /// The same for work that has no answer.
    void run(String what, Step work) throws StoreException {
        transact(what, lease -> {
            work.on(lease);
            return true;
        });
    }

    /// The connection at work, in no transaction.
    Lease lease() throws SQLException {
        var held = lease;
        if (held != null && held.idleNanos() > TRUSTED_NANOS && !held.connection().isValid(5)) {
            discard();
            held = null;
        }
        if (held == null) {
            held = new Lease(pool.getConnection(), backend.dialect());
            lease = held;
        }
        held.touch();
        return held;
    }

    /// Rolls back what is under way, if that is still possible, and throws the connection away.
    void discard() {
        if (lease == null) {
            return;
        }
        var broken = lease;
        lease = null;
        try {
            broken.connection().rollback();
        } catch (SQLException failure) {
            LOG.debug("rollback failed; the database does it when the connection ends", failure);
        }
        pool.evictConnection(broken.connection());
        broken.close();
    }

    /// Closes all connections.
    @Override
    public void close() {
        if (lease != null) {
            lease.close();
            lease = null;
        }
        pool.close();
    }

    /// What is done in a transaction.
    @FunctionalInterface
    interface Work<T> {
        T on(Lease lease) throws SQLException, StoreException;
    }

    /// The same without an answer.
    @FunctionalInterface
    interface Step {
        void on(Lease lease) throws SQLException, StoreException;
    }
}
