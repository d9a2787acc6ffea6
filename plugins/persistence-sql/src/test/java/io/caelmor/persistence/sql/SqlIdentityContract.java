package io.caelmor.persistence.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.persist.Store;
import io.caelmor.testing.store.Layouts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every database must do with ids and account numbers for servers that share it.
abstract class SqlIdentityContract extends SqlFixture {
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

    /// Each store on a thread of its own, as servers are.
    private static <T> List<T> atOnce(List<Store> stores, Work<T> work) throws Exception {
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
        T on(Store store) throws Exception;
    }
}
