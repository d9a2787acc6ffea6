package io.caelmor.kernel.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrewTest {
    private final ThreadOwner owner = new ThreadOwner();
    private final Crew crew = new Crew(3, owner);

    @AfterEach
    void close() {
        crew.close();
    }

    @Test
    void shouldDoEachItemOnceHoweverOftenItRuns() {
        crew.start();
        for (int items = 0; items < 2_000; items++) {
            var done = new AtomicIntegerArray(items);
            crew.run(items, (_, first, end) -> {
                for (int item = first; item < end; item++) {
                    done.incrementAndGet(item);
                }
            });
            for (int item = 0; item < items; item++) {
                assertEquals(1, done.get(item), "item " + item + " of " + items);
            }
        }
    }

    @Test
    void shouldShareTheWork() {
        crew.start();
        Set<Integer> members = ConcurrentHashMap.newKeySet();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (members.size() < 3 && System.nanoTime() - deadline < 0) {
            crew.run(1_000, (member, _, _) -> {
                members.add(member);
                threads.add(Thread.currentThread());
                Thread.yield();
            });
        }
        assertEquals(Set.of(0, 1, 2), members);
        assertEquals(3, threads.size());
    }

    @Test
    void shouldWorkAloneUntilItIsStarted() {
        int[] items = {0};
        crew.run(500, (member, first, end) -> {
            assertEquals(0, member);
            items[0] += end - first;
        });
        assertEquals(500, items[0]);
    }

    @Test
    void shouldLetAllReadAndNobodyWriteMeanwhile() {
        crew.start();
        for (int run = 0; run < 50; run++) {
            crew.run(500, (_, _, _) -> {
                owner.checkRead();
                assertThrows(WrongThreadException.class, owner::check);
                assertThrows(WrongThreadException.class, () -> owner.handOver(Thread.currentThread()));
                assertThrows(WrongThreadException.class, () -> crew.run(1, (_, _, _) -> { }));
            });
        }
        owner.check();
    }

    @Test
    void shouldKeepStrangersOutOfAFrozenWorld() {
        var other = new Crew(2, new ThreadOwner());
        crew.run(1, (_, _, _) -> {
            var stranger = new Thread[] {new Thread(() -> { }), new Crew.Member(other, 1)};
            for (var thread : stranger) {
                assertTrue(refuses(thread), thread.getName());
            }
        });
    }

    private boolean refuses(Thread stranger) {
        if (stranger instanceof Crew.Member member) {
            return !member.serves(owner);
        }
        var refused = new boolean[1];
        var caller = Thread.ofPlatform().start(() -> refused[0] = throwsWrongThread());
        try {
            caller.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return refused[0];
    }

    private boolean throwsWrongThread() {
        try {
            owner.checkRead();
            return false;
        } catch (WrongThreadException _) {
            return true;
        }
    }

    @Test
    void shouldThrowWhatAMemberThrewAfterTheOthersAreDone() {
        crew.start();
        var failure = new IllegalArgumentException("item 700");
        var done = new AtomicIntegerArray(1_000);
        var thrown = assertThrows(IllegalArgumentException.class, () -> crew.run(1_000, (_, first, end) -> {
            for (int item = first; item < end; item++) {
                done.incrementAndGet(item);
                if (item == 700) {
                    throw failure;
                }
            }
        }));
        assertSame(failure, thrown);
        assertEquals(1, done.get(0));
        assertEquals(1, done.get(999));
        owner.check();
        crew.run(10, (_, _, _) -> { });
    }

    @Test
    void shouldRefuseWhoIsNotTheOwner() throws InterruptedException {
        var thrown = new Throwable[1];
        var thread = new Thread(() -> {
            try {
                crew.run(1, (_, _, _) -> { });
            } catch (WrongThreadException e) {
                thrown[0] = e;
            }
        });
        thread.start();
        thread.join();
        assertTrue(thrown[0] instanceof WrongThreadException);
    }
}
