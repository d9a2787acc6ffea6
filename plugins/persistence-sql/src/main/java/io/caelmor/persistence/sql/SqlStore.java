package io.caelmor.persistence.sql;

import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.Store;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A store of worlds in a database that speaks SQL.
final class SqlStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(SqlStore.class);

    private final Backend backend;
    private final SqlPoints points;
    private final Outage outage;
    private Database database;
    private WorldFence fence;
    private SavedMark mark;
    private CutWriter writer;
    private EntityLoader loader;

    /// Opens nothing.
    SqlStore(Backend backend, SqlPoints points) {
        this.backend = backend;
        this.points = points;
        outage = new Outage(backend);
    }

    @Override
    public void open(StoreLayout layout) throws StoreException {
        var columns = EntityColumns.of(layout, backend);
        silenceBanner();
        database = Database.connect(backend);
        try {
            database.transact("can't be opened", lease -> {
                prepare(lease, layout, columns);
                return null;
            });
            database.transact("can't be opened", lease -> {
                backend.unlockSchema(lease.sql());
                return null;
            });
        } catch (StoreException failure) {
            close();
            throw failure;
        }
        LOG.info("The store {} holds the world {} with {} columns", describe(), layout.world(), columns.count());
    }

    /// jOOQ writes a banner and a tip of the day to the log, unless an operator or we say otherwise.
    static void silenceBanner() {
        System.getProperties().putIfAbsent("org.jooq.no-logo", "true");
        System.getProperties().putIfAbsent("org.jooq.no-tips", "true");
    }

    private void prepare(Lease lease, StoreLayout layout, EntityColumns columns) throws StoreException {
        var sql = lease.sql();
        backend.lockSchema(sql);
        refuse(problems -> backend.check(sql, problems));
        Migrations.run(sql, backend);
        refuse(problems -> IdBlocks.damages(sql, describe(), problems));
        var table = new EntityTable(sql, backend);
        table.adapt(columns);
        mark = backend.mark(layout.world());
        WorldFence.check(sql, layout.world(), mark, describe());
        fence = WorldFence.take(sql, layout.world());
        backend.weaknesses(sql).forEach(weakness -> LOG.warn("The store {}: {}", describe(), weakness));
        var absent = new AbsentColumns(sql, layout.world(), table.storedBut(columns));
        var statements = EntityStatements.of(sql, columns, absent.columns());
        writer = new CutWriter(layout.world(), fence, statements, columns, absent, sql, points.betweenStatements());
        loader = new EntityLoader(layout.world(), statements, columns, absent, describe());
    }

    /// What is damaged is not opened: a server on it would save over what can still be repaired.
    static void refuse(Consumer<Consumer<String>> check) throws StoreException {
        var problems = new ArrayList<String>();
        check.accept(problems::add);
        if (!problems.isEmpty()) {
            throw new StoreException(problems.getFirst());
        }
    }

    @Override
    public long reserveIds(int count) throws StoreException {
        if (count < 1) {
            throw new IllegalArgumentException(count + " ids can't be reserved");
        }
        return database.transact("can't hand out ids", lease -> IdBlocks.take(lease.sql(), IdBlocks.ENTITIES, count));
    }

    @Override
    public CommitOutcome commit(Cut cut) {
        try {
            var lease = database.lease();
            var outcome = writer.write(lease, cut);
            if (outcome == CommitOutcome.COMMITTED) {
                points.beforeCommit().hit();
                lease.connection().commit();
                points.afterCommit().hit();
                mark.write(fence.epoch(), cut);
            } else {
                lease.connection().rollback();
            }
            outage.over();
            return outcome;
        } catch (SQLException | IOException | RuntimeException failure) {
            database.discard();
            outage.failed(failure);
            return CommitOutcome.UNKNOWN;
        }
    }

    @Override
    public void loadWorld(EntityRows into) throws StoreException {
        database.transact("can't load the world", lease -> {
            loader.load(lease, 0, "The world itself", into);
            return null;
        });
    }

    @Override
    public long loadAccount(String name, EntityRows into) throws StoreException {
        Accounts.check(name);
        long known = database.transact("can't find an account", lease -> Accounts.find(lease.sql(), name));
        long account = known != 0 ? known
                : database.transact("can't make an account", lease -> Accounts.create(lease.sql(), name));
        database.transact("can't load an account", lease -> {
            loader.load(lease, account, "The account " + account, into);
            return null;
        });
        return account;
    }

    @Override
    public StoreArchive archive() {
        return new SqlArchive(backend);
    }

    @Override
    public void close() {
        try {
            if (mark != null) {
                mark.close();
            }
        } catch (IOException failure) {
            LOG.debug("closing the mark failed", failure);
        }
        if (database != null) {
            database.close();
            database = null;
        }
    }

    @Override
    public String describe() {
        return backend.product() + " " + backend.place();
    }
}
