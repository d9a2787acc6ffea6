package io.caelmor.persistence.sql;

import io.caelmor.kernel.persist.ArchiveSink;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreSummary;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The whole of a store in SQL: looked at through one [ArchiveReading], filled by an [ArchiveWriting].
final class SqlArchive implements StoreArchive {
    private final Backend backend;
    private @Nullable ArchiveReading reading;

    SqlArchive(Backend backend) {
        this.backend = backend;
    }

    @Override
    public StoreSummary summary() throws StoreException {
        return looked(ArchiveReading::summary);
    }

    @Override
    public void read(ArchiveSink into) throws StoreException {
        looked(look -> {
            look.read(into, damage -> {
                throw new StoreException(damage);
            });
            return look;
        });
    }

    @Override
    public void verify(Consumer<String> problems) throws StoreException {
        looked(look -> {
            look.verify(problems);
            return look;
        });
    }

    private <T> T looked(Look<T> look) throws StoreException {
        try {
            var open = reading;
            if (open == null) {
                SqlStore.silenceBanner();
                open = ArchiveReading.open(backend);
                reading = open;
            }
            return look.at(open);
        } catch (SQLException | RuntimeException failure) {
            throw Failures.storeException(backend, "can't be read", failure);
        }
    }

    @Override
    public void write(StoreSummary summary, Feed content) throws StoreException {
        // What was seen before is of no use after.
        close();
        SqlStore.silenceBanner();
        var database = Database.connect(backend);
        try {
            database.run("can't be filled", lease -> new ArchiveWriting(backend, lease).write(summary, content));
            database.run("can't be filled", lease -> backend.unlockSchema(lease.sql()));
        } finally {
            database.close();
        }
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }

    @FunctionalInterface
    private interface Look<T> {
        T at(ArchiveReading reading) throws SQLException, StoreException;
    }
}
