package io.caelmor.testing;

import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.persist.Store;
import io.caelmor.testing.store.ArchiveContract;
import io.caelmor.testing.store.StorePlace;

/// The store of tests keeps the contract of archives, from which the others are filled.
class MemoryArchiveTest extends ArchiveContract {
    @Override
    protected StorePlace freshPlace() {
        var store = new MemoryStore();
        return new StorePlace() {
            @Override
            public Store store(FailurePoints points) {
                return store;
            }

            @Override
            public boolean shared() {
                return false;
            }

            @Override
            public String beforeDurable() {
                return "never";
            }

            @Override
            public String afterDurable() {
                return "never";
            }
        };
    }
}
