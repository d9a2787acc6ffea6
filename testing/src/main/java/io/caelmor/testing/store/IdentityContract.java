package io.caelmor.testing.store;

import static io.caelmor.kernel.persist.CommitOutcome.COMMITTED;
import static io.caelmor.testing.store.Cuts.cut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.caelmor.kernel.persist.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store must do with ids and account numbers.
public abstract class IdentityContract extends StoreFixture {
    @Test
    protected void shouldHandOutIdsFromOne() throws Exception {
        var store = open();

        assertEquals(1, store.reserveIds(100));
        assertEquals(101, store.reserveIds(1));
        assertEquals(102, store.reserveIds(7));
    }

    @Test
    protected void shouldNumberAccountsForGood() throws Exception {
        var store = open();
        long ada = store.loadAccount("Ada", room());
        long bob = store.loadAccount("Bob", room());

        assertEquals(List.of(1L, 2L), List.of(ada, bob));
        assertEquals(ada, store.loadAccount("Ada", room()));
        assertEquals(bob, open().loadAccount("Bob", room()));
        if (place().shared()) {
            assertEquals(ada, open(Layouts.in("underworld", Layouts.ALL)).loadAccount("Ada", room()));
        }
    }

    @Test
    protected void shouldTellNamesApartByteForByte() throws Exception {
        var store = open();
        var names = List.of("ada", "Ada", "Ada ", " Ada", "Äda", "Åda", "A\u030Ada", "日本", "👩‍🚀",
                "'; drop table account; --", "", "x".repeat(255));
        var numbers = new ArrayList<Long>();
        for (var name : names) {
            numbers.add(store.loadAccount(name, room()));
        }

        assertEquals(names.size(), new HashSet<>(numbers).size());
        for (int i = 0; i < names.size(); i++) {
            assertEquals(numbers.get(i), store.loadAccount(names.get(i), room()));
        }
    }

    @Test
    protected void shouldRefuseNamesThatNoStoreKeeps() throws Exception {
        var store = open();
        for (var name : List.of("x".repeat(256), "a\0b", "a\uD800")) {
            assertThrows(StoreException.class, () -> store.loadAccount(name, room()));
        }
        assertEquals(1, store.loadAccount("x", room()));
    }

    @Test
    protected void shouldLoadAnAccountWithItsEntitiesOnly() throws Exception {
        var store = open();
        long ada = store.loadAccount("Ada", room());
        long bob = store.loadAccount("Bob", room());
        assertEquals(COMMITTED, store.commit(cut(1).put(3, ada, 1, 3).put(1, ada, 1, 1).put(2, bob, 1, 2).put(4, 0, 1, 4).made()));
        var into = room();
        store.loadAccount("Ada", into);

        assertEquals(List.of("#1 of 1 v1 1 - - -", "#3 of 1 v1 3 - - -"), shown(into));
    }
}
