package io.caelmor.persistence.log;

import static io.caelmor.kernel.persist.CommitOutcome.COMMITTED;
import static io.caelmor.testing.store.Cuts.cut;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.testing.store.Layouts;
import io.caelmor.testing.store.StoreFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server killed, or failing, at each named point, with small segments so that rolling and cleaning go on all the time.
class CrashTest {
    @TempDir
    Path temp;

    private final FailurePoints points = new FailurePoints();
    private final Map<Long, Long> versions = new TreeMap<>();
    private final Map<Long, String> acknowledged = new TreeMap<>();
    private final Map<Long, String> attempted = new TreeMap<>();
    private int copies;

    private Cut next(Random random, int number) {
        var cuts = cut(number);
        for (long id = 1; id <= 30; id++) {
            long version = versions.getOrDefault(id, 0L) + 1;
            if (version > 0 && random.nextInt(3) == 0) {
                if (random.nextInt(25) == 0 && version > 1) {
                    cuts.end(id, version);
                    attempted.remove(id);
                    versions.put(id, Long.MIN_VALUE);
                } else {
                    cuts.put(id, 0, version, number);
                    attempted.put(id, "#" + id + " of 0 v" + version + " " + number + " - - -");
                    versions.put(id, version);
                }
            }
        }
        return cuts.made();
    }

    private void acknowledge() {
        acknowledged.clear();
        acknowledged.putAll(attempted);
    }

    private static List<String> rows(Map<Long, String> of) {
        return List.copyOf(of.values());
    }

    private static List<String> opened(LogPlace at) throws Exception {
        var store = at.store(new FailurePoints());
        try {
            store.open(Layouts.ALL);
            return StoreFixture.world(store);
        } finally {
            store.close();
        }
    }

    /// Each time the point is passed, the folder is copied as a kill would leave it, and opened.
    @ParameterizedTest
    @ValueSource(strings = {"beforeAppend", "midAppend", "afterAppend", "afterForce", "afterMark", "beforeSwitch", "afterSwitch", "beforeDrop"})
    void shouldLoseNothingAcknowledgedAndTearNothingWhereItIsKilled(String point) throws Exception {
        var place = new LogPlace(temp.resolve("log"), 600);
        var store = place.store(points);
        store.open(Layouts.ALL);
        var killed = new ArrayList<LogPlace>();
        points.arm("persist.log." + point, () -> {
            try {
                killed.add(place.killed(temp.resolve("killed-" + copies++)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        var random = new Random(7);
        int seen = 0;
        for (int number = 1; number <= 60; number++) {
            var cut = next(random, number);
            assertEquals(COMMITTED, store.commit(cut));
            for (var copy : killed) {
                var found = opened(copy);
                assertTrue(found.equals(rows(acknowledged)) || found.equals(rows(attempted)), "cut " + number + ": " + found);
            }
            seen += killed.size();
            killed.clear();
            acknowledge();
        }
        assertTrue(seen > 20, "only " + seen + " kills");
        assertTrue(!Files.exists(place.segment(1)), "nothing was cleaned");
        store.close();
    }

    /// The point throws at random; the same cut is committed until it is, as the kernel does.
    @ParameterizedTest
    @ValueSource(strings = {"beforeAppend", "midAppend", "afterAppend", "afterForce", "afterMark", "beforeSwitch", "afterSwitch", "beforeDrop"})
    void shouldGoOnWhereItFails(String point) throws Exception {
        var place = new LogPlace(temp.resolve("log"), 600);
        var store = place.store(points);
        store.open(Layouts.ALL);
        var random = new Random(11);
        var failures = new AtomicInteger();
        points.arm("persist.log." + point, () -> {
            if (random.nextInt(3) == 0) {
                failures.incrementAndGet();
                throw new IllegalStateException("armed");
            }
        });
        var ids = new HashSet<Long>();
        for (int number = 1; number <= 80; number++) {
            var cut = next(random, number);
            while (store.commit(cut) != COMMITTED) {
                assertEquals(rows(acknowledged), StoreFixture.world(store));
            }
            acknowledge();
            assertEquals(rows(acknowledged), StoreFixture.world(store));
            assertEquals(rows(acknowledged), opened(place.killed(temp.resolve("killed-" + copies++))), "cut " + number);
            try {
                assertTrue(ids.add(store.reserveIds(5)));
            } catch (StoreException _) {
                // None were handed out.
            }
        }
        assertTrue(failures.get() > 0, "it never failed");
        store.close();
    }

    @RepeatedTest(4)
    void shouldAgreeWithAModelWhileItCleans(RepetitionInfo seed) throws Exception {
        var place = new LogPlace(temp.resolve("log"), 1_500);
        var random = new Random(seed.getCurrentRepetition());
        var store = place.store(points);
        store.open(Layouts.ALL);
        var accounts = new TreeMap<String, Long>();
        long lastIds = 0;
        for (int number = 1; number <= 200; number++) {
            assertEquals(COMMITTED, store.commit(next(random, number)));
            var name = "player " + random.nextInt(40);
            long account = store.loadAccount(name, StoreFixture.room());
            assertEquals(accounts.computeIfAbsent(name, _ -> (long) accounts.size() + 1), account);
            long first = store.reserveIds(3);
            assertTrue(first > lastIds);
            lastIds = first + 2;
            if (random.nextInt(10) == 0) {
                store.close();
                store = place.store(points);
                store.open(Layouts.ALL);
            }
            assertEquals(rows(attempted), StoreFixture.world(store));
        }
        try (var files = Files.list(place.folder())) {
            long bytes = files.mapToLong(file -> file.toFile().length()).sum();
            assertTrue(bytes < 12_000, bytes + " bytes for " + attempted.size() + " entities");
        }
        store.close();
    }
}
