package io.caelmor.kernel.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArmamentTest {
    @Test
    void shouldReadWhatPeopleWrite() {
        assertEquals(new Armament("persist.afterCommit", Armament.Action.KILL, Duration.ZERO, 13, 13), Armament.parse("persist.afterCommit=kill@13"));
        assertEquals(new Armament("a.b", Armament.Action.FAIL, Duration.ZERO, 1, 1), Armament.parse(" a.b=fail "));
        assertEquals(new Armament("a.b", Armament.Action.STALL, Duration.ofMillis(2500), 4, 4), Armament.parse("a.b=stall:2.5@4"));
        assertEquals(new Armament("tick.begin", Armament.Action.BURN, Duration.ofMillis(200), 100, 700), Armament.parse("tick.begin=burn:0.2@100-700"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a.b=", "a.b=explode", "a.b=kill@0", "a.b=kill@x", "a.b=stall", "a.b=kill:3", "a.b=fail:1@2", "=kill", "a.b=burn", "a.b=fail@3-2", "a.b=fail@3-", "a.b=fail@-3"})
    void shouldRefuseWhatMeansNothing(String text) {
        assertThrows(IllegalArgumentException.class, () -> Armament.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b=kill@13", "a.b=fail@1", "a.b=stall:0.5@2", "a.b=burn:0.5@2-7", "a.b=fail@1-2"})
    void shouldBeWrittenAsItIsRead(String text) {
        assertEquals(text, Armament.parse(text).toString());
    }

    @Test
    void shouldActAtItsHitAlone() {
        var points = new FailurePoints();
        var point = points.point("a.b");
        assertFalse(point.armed());
        points.arm(Armament.parse("a.b=fail@3"));
        assertTrue(point.armed());
        point.hit();
        point.hit();
        assertTrue(assertThrows(InjectedFault.class, point::hit).getMessage().contains("a.b"));
        point.hit();
    }

    @Test
    void shouldActAtEachHitOfARange() {
        var points = new FailurePoints();
        var point = points.point("a.b");
        points.arm(Armament.parse("a.b=fail@2-3"));
        point.hit();
        assertThrows(InjectedFault.class, point::hit);
        assertThrows(InjectedFault.class, point::hit);
        point.hit();
    }
}
