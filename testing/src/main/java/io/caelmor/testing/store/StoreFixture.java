package io.caelmor.testing.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.Store;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/// Opens stores in one place, which is new for each test, and closes them after it.
public abstract class StoreFixture {
    protected final FailurePoints points = new FailurePoints();
    private final List<Store> stores = new ArrayList<>();
    private StorePlace place;

    /// A place with nothing in it; asked once in a test.
    protected abstract StorePlace freshPlace() throws Exception;

    protected final StorePlace place() throws Exception {
        if (place == null) {
            place = freshPlace();
        }
        return place;
    }

    /// A store that is not open yet.
    protected final Store store() throws Exception {
        var store = place().store(points);
        stores.add(store);
        return store;
    }

    /// Opens another store at the place, as the next server does; those before stay open where that can be.
    protected final Store open(StoreLayout layout) throws Exception {
        if (!place().shared()) {
            closeAll();
        }
        var store = store();
        store.open(layout);
        return store;
    }

    protected final Store open() throws Exception {
        return open(Layouts.ALL);
    }

    @AfterEach
    protected final void closeAll() {
        stores.forEach(Store::close);
    }

    /// The world's own rows, as [Cuts#show] shows them.
    public static List<String> world(Store store, StoreLayout layout) throws StoreException {
        var rows = new EntityRows(layout, 20_000);
        store.loadWorld(rows);
        return shown(rows);
    }

    public static List<String> world(Store store) throws StoreException {
        return world(store, Layouts.ALL);
    }

    public static List<String> shown(EntityRows rows) {
        var shown = new ArrayList<String>();
        for (int row = 0; row < rows.size(); row++) {
            shown.add(Cuts.show(rows, row));
        }
        return shown;
    }

    public static EntityRows room() {
        return new EntityRows(Layouts.ALL, 100);
    }

    /// As `assertEquals`, and says which row differs.
    public static void assertRows(List<String> expected, List<String> found) {
        for (int row = 0; row < Math.min(expected.size(), found.size()); row++) {
            assertEquals(expected.get(row), found.get(row), "row " + row);
        }
        assertEquals(expected.size(), found.size(), "rows");
    }
}
