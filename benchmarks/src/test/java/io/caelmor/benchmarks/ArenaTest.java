package io.caelmor.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// The workload is the one that the benchmarks claim to measure.
class ArenaTest {
    private static final int PLAYERS = 40;
    private static final int TICKS = 20;

    @Test
    void shouldTellEachPlayerOfTheOthersMoves() {
        var arena = new Arena(PLAYERS, 0, 100, Arena.FIELD, 2);
        for (int i = 0; i < TICKS; i++) {
            arena.walk();
            arena.step();
        }
        arena.stand();
        assertEquals(PLAYERS * TICKS, arena.counter("inbound.applied"));
        // Each player's own avatar, and some of the others'.
        assertTrue(arena.counter("replication.updates") > 10 * PLAYERS * (TICKS - 2));
        assertEquals(arena.counter("outbound.bytes"), arena.bytes());
        arena.close();
    }

    @Test
    void shouldShowNobodyTheIdleEntities() {
        var arena = new Arena(PLAYERS, 5_000, 5_100, 10 * Arena.FIELD, 2);
        for (int i = 0; i < TICKS; i++) {
            arena.stand();
            arena.step();
        }
        // They stand, so each sees each other at most once.
        assertTrue(arena.counter("replication.enters") <= PLAYERS * PLAYERS);
        arena.close();
    }
}
