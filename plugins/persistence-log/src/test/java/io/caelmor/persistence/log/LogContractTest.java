package io.caelmor.persistence.log;

import io.caelmor.testing.store.ArchiveContract;
import io.caelmor.testing.store.ColumnContract;
import io.caelmor.testing.store.IdentityContract;
import io.caelmor.testing.store.ModelContract;
import io.caelmor.testing.store.StoreContract;
import io.caelmor.testing.store.StorePlace;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/// The log keeps the contract of all stores, also while it cleans at nearly each cut.
class LogContractTest {
    @TempDir
    Path folder;

    private StorePlace fresh() {
        return new LogPlace(folder.resolve("data/log"), 1_000);
    }

    @Nested
    class Stores extends StoreContract {
        @Override
        protected StorePlace freshPlace() {
            return fresh();
        }
    }

    @Nested
    class Columns extends ColumnContract {
        @Override
        protected StorePlace freshPlace() {
            return fresh();
        }
    }

    @Nested
    class Identities extends IdentityContract {
        @Override
        protected StorePlace freshPlace() {
            return fresh();
        }
    }

    @Nested
    class Model extends ModelContract {
        @Override
        protected StorePlace freshPlace() {
            return fresh();
        }
    }

    @Nested
    class Archives extends ArchiveContract {
        @Override
        protected StorePlace freshPlace() {
            return fresh();
        }
    }
}
