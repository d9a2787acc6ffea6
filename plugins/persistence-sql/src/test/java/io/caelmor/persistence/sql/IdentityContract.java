package io.caelmor.persistence.sql;

import static io.caelmor.kernel.persist.CommitOutcome.COMMITTED;
import static io.caelmor.persistence.sql.Cuts.cut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.persist.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every database must do with ids and account numbers, also for servers that share it.
abstract class IdentityContract extends StoreFixture {
    @Test
    void shouldHandOutIdsFromOne() throws Exception {
        var store = open();

        assertEquals(1, store.reserveIds(100));
        assertEquals(101, store.reserveIds(1));
        assertEquals(102, store.reserveIds(7));
    }

    @Test
    void shouldNeverHandOutAnIdTwice() throws Exception {
        open().reserveIds(10);
        var first = open();
        var second = open(Layouts.in("underworld", Layouts.ALL));
        var taken = new HashSet<Long>(IntStream.rangeClosed(1, 10).mapToObj(Long::valueOf).toList());
        for (int round = 0; round < 10; round++) {
            for (var store : List.of(first, second)) {
                long block = store.reserveIds(5);
                for (long id = block; id < block + 5; id++) {
                    assertTrue(taken.add(id), id + " was handed out twice");
                }
            }
        }
    }

    @Test
    void shouldNeverHandOutAnIdTwiceToServersAtOnce() throws Exception {
        var stores = List.of(open(), open(Layouts.in("underworld", Layouts.ALL)), open(Layouts.in("moon", Layouts.ALL)));
        var taken = atOnce(stores, store -> {
            var blocks = new ArrayList<Long>();
            for (int round = 0; round < 20; round++) {
                blocks.add(store.reserveIds(3));
            }
            return blocks;
        }).stream().flatMap(List::stream).toList();

        assertEquals(IntStream.range(0, 60).mapToObj(block -> 1L + 3 * block).toList(), taken.stream().sorted().toList());
    }

    @Test
    void shouldNumberAccountsForGood() throws Exception {
        var store = open();
        long ada = store.loadAccount("Ada", room());
        long bob = store.loadAccount("Bob", room());

        assertEquals(List.of(1L, 2L), List.of(ada, bob));
        assertEquals(ada, store.loadAccount("Ada", room()));
        assertEquals(bob, open().loadAccount("Bob", room()));
        assertEquals(ada, open(Layouts.in("underworld", Layouts.ALL)).loadAccount("Ada", room()));
    }

    @Test
    void shouldTellNamesApartByteForByte() throws Exception {
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
    void shouldRefuseNamesThatNoStoreKeeps() throws Exception {
        var store = open();
        for (var name : List.of("x".repeat(256), "a\0b", "a\uD800")) {
            assertThrows(StoreException.class, () -> store.loadAccount(name, room()));
        }
        assertEquals(1, store.loadAccount("x", room()));
    }

    @Test
    void shouldGiveOneNumberToAnAccountThatServersMakeAtOnce() throws Exception {
        var stores = List.of(open(), open(Layouts.in("underworld", Layouts.ALL)), open(Layouts.in("moon", Layouts.ALL)));
        var numbers = atOnce(stores, store -> {
            var found = new ArrayList<Long>();
            for (int account = 0; account < 20; account++) {
                found.add(store.loadAccount("player " + account, room()));
            }
            return found;
        });

        assertEquals(numbers.get(0), numbers.get(1));
        assertEquals(numbers.get(0), numbers.get(2));
        assertEquals(20, new HashSet<>(numbers.get(0)).size());
    }

    @Test
    void shouldLoadAnAccountWithItsEntitiesOnly() throws Exception {
        var store = open();
        long ada = store.loadAccount("Ada", room());
        long bob = store.loadAccount("Bob", room());
        assertEquals(COMMITTED, store.commit(cut(1).put(3, ada, 1, 3).put(1, ada, 1, 1).put(2, bob, 1, 2).put(4, 0, 1, 4).made()));
        var into = room();
        store.loadAccount("Ada", into);

        assertEquals(List.of("#1 of 1 v1 1 - - -", "#3 of 1 v1 3 - - -"), shown(into));
    }

    /// Each store on a thread of its own, as servers are.
    private static <T> List<T> atOnce(List<SqlStore> stores, Work<T> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(stores.size())) {
            var tasks = stores.stream().map(store -> (Callable<T>) () -> work.on(store)).toList();
            var answers = new ArrayList<T>();
            for (var task : threads.invokeAll(tasks)) {
                answers.add(task.get());
            }
            return answers;
        }
    }

    private interface Work<T> {
        T on(SqlStore store) throws Exception;
    }
}
