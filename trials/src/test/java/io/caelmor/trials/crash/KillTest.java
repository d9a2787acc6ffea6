package io.caelmor.trials.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KillTest {
    private static final List<String> POINTS = List.of("a.one", "a.two", "a.three");

    private static List<Kill> kills(long seed, List<String> points) {
        return IntStream.rangeClosed(1, 40).mapToObj(round -> Kill.of(seed, round, points)).toList();
    }

    @Test
    void shouldBeTheSameForTheSameSeed() {
        assertEquals(kills(7, POINTS), kills(7, POINTS));
        assertFalse(kills(7, POINTS).equals(kills(8, POINTS)));
    }

    @Test
    void shouldTakeEachPointInTurnAndRandomMomentsBetween() {
        var kills = kills(7, POINTS);
        assertEquals(List.of("", "a.one", "", "a.two", "", "a.three", "", "a.one"), kills.stream().limit(8).map(Kill::point).toList());
        assertTrue(kills.stream().filter(Kill::atPoint).allMatch(kill -> kill.hit() >= 1 && kill.hit() <= 20), kills::toString);
        assertTrue(kills.stream().map(Kill::after).collect(Collectors.toSet()).size() > 15, kills::toString);
    }

    @Test
    void shouldStrikeAtRandomMomentsAloneWhereThereAreNoPoints() {
        assertTrue(kills(7, List.of()).stream().noneMatch(Kill::atPoint));
    }
}
