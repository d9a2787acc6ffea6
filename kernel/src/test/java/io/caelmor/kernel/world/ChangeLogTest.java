package io.caelmor.kernel.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.thread.ThreadOwner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeLogTest {
    private final WorldKeeper keeper = new WorldKeeper(new WorldId("test"), new Bounds(100, 100), 40, new ThreadOwner());
    private final World world = keeper.world();
    private final IntColumn shown = world.column("shown").replicated(Scope.ALL).ofInt(0);
    private final IntColumn hidden = world.column("hidden").ofInt(0);
    private final ChangeLog changes = world.changes();

    ChangeLogTest() {
        keeper.start(false);
    }

    @Test
    void shouldNoteAnEntityOnceBetweenTwoMarks() {
        long entity = world.spawnTransient(1, 0);
        changes.mark();
        long cursor = changes.head();
        shown.set(entity, 1);
        shown.set(entity, 2);
        world.x().set(entity, 3);
        world.visible().add(entity);
        assertEquals(List.of(Handle.index(entity)), since(cursor));
        changes.mark();
        shown.set(entity, 3);
        assertEquals(2, since(cursor).size());
    }

    @Test
    void shouldNoteNoWriteOfTheSameValueAndNoHiddenColumn() {
        long entity = world.spawnTransient(1, 0);
        shown.set(entity, 5);
        world.x().set(entity, 1.5f);
        long mark = changes.mark();
        long cursor = changes.head();
        shown.set(entity, 5);
        world.x().set(entity, 1.5f);
        hidden.set(entity, 9);
        world.visible().remove(entity);
        world.setOwner(entity, 0);
        assertEquals(List.of(), since(cursor));
        assertTrue(changes.stampOf(Handle.index(entity)) <= mark);
        assertTrue(shown.stampOf(Handle.index(entity)) <= mark);
    }

    @Test
    void shouldStampLaterChangesHigherThanTheMark() {
        long entity = world.spawnTransient(1, 0);
        int index = Handle.index(entity);
        shown.set(entity, 1);
        long mark = changes.mark();
        assertTrue(shown.stampOf(index) <= mark);
        world.y().set(entity, 1);
        assertTrue(changes.stampOf(index) > mark && world.y().stampOf(index) > mark);
        assertTrue(shown.stampOf(index) <= mark, "each column has its own");
    }

    /// Readers with cursors of their own, each marking when it likes: none misses a change that it was not told it lost.
    @Test
    void shouldServeSeveralReaders() {
        var random = new Random(3);
        var entities = new ArrayList<Long>();
        for (int i = 0; i < 40; i++) {
            entities.add(world.spawnTransient(1, 0));
        }
        var cursors = new long[3];
        var unseen = List.of(new HashSet<Integer>(), new HashSet<Integer>(), new HashSet<Integer>());
        int losses = 0;
        for (int step = 0; step < 20_000; step++) {
            if (random.nextInt(10) > 0) {
                long entity = entities.get(random.nextInt(entities.size()));
                shown.set(entity, step + 1);
                unseen.forEach(each -> each.add(Handle.index(entity)));
            } else {
                // The third reads seldom, and falls behind by more than the ring holds.
                int reader = random.nextInt(300) == 0 ? 2 : random.nextInt(2);
                changes.mark();
                if (changes.lost(cursors[reader])) {
                    losses++;
                } else {
                    assertTrue(new HashSet<>(since(cursors[reader])).containsAll(unseen.get(reader)));
                }
                cursors[reader] = changes.head();
                unseen.get(reader).clear();
            }
        }
        assertTrue(losses > 0, "the slow reader is told what it lost");
    }

    @Test
    void shouldSayThatEntriesAreLostOnlyWhenTheyAre() {
        long entity = world.spawnTransient(1, 0);
        changes.mark();
        long cursor = changes.head();
        int written = 0;
        while (!changes.lost(cursor)) {
            assertEquals(Set.of(Handle.index(entity)), written == 0 ? Set.of(Handle.index(entity)) : new HashSet<>(since(cursor)));
            shown.set(entity, ++written);
            changes.mark();
        }
        assertTrue(written > 2 * world.capacity(), "room for each entity twice");
        assertFalse(changes.lost(changes.head()));
        assertFalse(changes.lost(cursor + 1));
    }

    private List<Integer> since(long cursor) {
        var indexes = new ArrayList<Integer>();
        for (long position = cursor; position < changes.head(); position++) {
            indexes.add(changes.at(position));
        }
        return indexes;
    }
}
