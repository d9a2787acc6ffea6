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
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A store of worlds in a database that speaks SQL.
final class SqlStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(SqlStore.class);

    private final Backend backend;
    private final SqlPoints points;
    private final Outage outage;
    private @Nullable Database database;
    private @Nullable OpenWorld world;

    /// What serves the one world that is open.
    private record OpenWorld(WorldFence fence, SavedMark mark, CutWriter writer, EntityLoader loader, IdBlocks blocks, Accounts accounts) {}

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
        var connected = Database.connect(backend);
        database = connected;
        try {
            world = connected.transact("can't be opened", lease -> prepare(lease, layout, columns));
            connected.run("can't be opened", lease -> backend.unlockSchema(lease.sql()));
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

    private OpenWorld prepare(Lease lease, StoreLayout layout, EntityColumns columns) throws StoreException {
        var sql = lease.sql();
        backend.lockSchema(sql);
        refuse(problems -> backend.check(sql, problems));
        Migrations.run(sql, backend);
        refuse(problems -> IdBlocks.damages(sql, describe(), problems));
        var table = new EntityTable(sql, backend);
        table.adapt(columns);
        var mark = backend.mark(layout.world());
        WorldFence.check(sql, layout.world(), mark, describe());
        var fence = WorldFence.take(sql, layout.world());
        backend.weaknesses(sql).forEach(weakness -> LOG.warn("The store {}: {}", describe(), weakness));
        var absent = new AbsentColumns(sql, layout.world(), table.storedBut(columns));
        var statements = EntityStatements.of(sql, columns, absent.columns(), backend.upserts());
        var blocks = new IdBlocks(sql);
        return new OpenWorld(fence, mark, new CutWriter(layout.world(), fence, statements, columns, absent, sql, points.betweenStatements()),
                new EntityLoader(layout.world(), statements, columns, absent, describe()), blocks, new Accounts(sql, blocks));
    }

    private Database database() {
        return Objects.requireNonNull(database, "the store is not open");
    }

    private OpenWorld world() {
        return Objects.requireNonNull(world, "the store is not open");
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
        return database().transact("can't hand out ids", lease -> world().blocks.take(lease, IdBlocks.ENTITIES, count));
    }

    @Override
    public CommitOutcome commit(Cut cut) {
        try {
            var lease = database().lease();
            var outcome = world().writer.write(lease, cut);
            if (outcome == CommitOutcome.COMMITTED) {
                points.beforeCommit().hit();
                lease.connection().commit();
                points.afterCommit().hit();
                world().mark.write(world().fence.epoch(), cut);
            } else {
                lease.connection().rollback();
            }
            outage.over();
            return outcome;
        } catch (SQLException | IOException | RuntimeException failure) {
            database().discard();
            outage.failed(failure);
            return CommitOutcome.UNKNOWN;
        }
    }

    @Override
    public void loadWorld(EntityRows into) throws StoreException {
        database().run("can't load the world", lease -> world().loader.load(lease, 0, "The world itself", into));
    }

    @Override
    public long loadAccount(String name, EntityRows into) throws StoreException {
        Accounts.check(name);
        long known = database().transact("can't find an account", lease -> world().accounts.find(lease, name));
        long account = known != 0 ? known
                : database().transact("can't make an account", lease -> world().accounts.create(lease, name));
        database().run("can't load an account", lease -> world().loader.load(lease, account, "The account " + account, into));
        return account;
    }

    @Override
    public StoreArchive archive() {
        return new SqlArchive(backend);
    }

    @Override
    public void close() {
        try {
            if (world != null) {
                world.mark.close();
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
