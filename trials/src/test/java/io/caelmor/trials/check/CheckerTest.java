package io.caelmor.trials.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.caelmor.trials.check.Finding.Promise;
import io.caelmor.trials.check.Stored.Avatar;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What can be told from a store alone; what witnesses add is seen in `CrashIT`.
class CheckerTest {
    private final Checker checker = new Checker(100, 2);

    private static Avatar avatar(long gold, long itemSum, List<Long> items) {
        return new Avatar(gold, 1, itemSum, true, items);
    }

    private List<Promise> broken(Map<String, Avatar> avatars, List<Long> ids) {
        return checker.check(new Stored(new TreeMap<>(avatars), ids), List.of()).stream().map(Finding::promise).toList();
    }

    @Test
    void shouldFindNothingWhereAllIsThere() {
        assertEquals(List.of(), broken(Map.of("ann", avatar(130, 3, List.of(3L)), "ben", avatar(70, 9, List.of(4L, 5L))),
                List.of(3L, 4L, 5L, 6L)));
        assertEquals(List.of(), broken(Map.of(), List.of()));
    }

    @Test
    void shouldFindAnItemThatLeftOneSideOnly() {
        assertEquals(List.of(Promise.WHOLE), broken(Map.of("ann", avatar(100, 7, List.of(3L)), "ben", avatar(100, 12, List.of(3L, 4L, 5L))),
                List.of(3L, 4L, 5L, 6L)).stream().distinct().toList());
    }

    @Test
    void shouldFindAnItemThatIsThereTwice() {
        assertEquals(List.of(Promise.UNIQUE), broken(Map.of("ann", avatar(100, 6, List.of(3L, 3L))), List.of(3L, 3L)));
    }

    @Test
    void shouldFindGoldAndItemsThatAreMissing() {
        assertEquals(List.of(Promise.CONSTANT), broken(Map.of("ann", avatar(99, 7, List.of(3L, 4L))), List.of(3L, 4L)));
        assertEquals(List.of(Promise.CONSTANT), broken(Map.of("ann", avatar(100, 3, List.of(3L))), List.of(3L)));
    }
}
