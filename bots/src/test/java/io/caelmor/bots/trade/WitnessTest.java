package io.caelmor.bots.trade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a trader was told, and what of it nobody may take back.
class WitnessTest {
    private static final Holdings FIRST = new Holdings(100, List.of(3L, 1L, 2L));
    private static final Holdings SECOND = new Holdings(100, List.of(1L, 2L));
    private static final Holdings THIRD = new Holdings(90, List.of(1L, 2L));

    private final Witness witness = new Witness("t-1");

    @Test
    void shouldRememberHoldingsByTheirCount() {
        play(1, 1, FIRST);
        play(5, 2, SECOND);
        assertEquals(Map.of(1L, FIRST, 2L, SECOND), witness.seen());
        assertEquals(Optional.of(FIRST), witness.brought());
        assertEquals(Optional.of(SECOND), witness.present());
        assertEquals(List.of(1L, 2L, 3L), FIRST.items());
        assertEquals(0, witness.vouched());
    }

    @Test
    void shouldVouchForWhatTheTickOfAReceiptShowed() {
        play(1, 1, FIRST);
        play(5, 2, SECOND);
        play(9, 3, THIRD);
        witness.acknowledge(8);
        assertEquals(2, witness.vouched(), "the count of tick 5 stood until tick 8 at least");
        assertEquals(Map.of(2L, SECOND, 3L, THIRD), witness.seen(), "nobody asks for what lies before");
        witness.acknowledge(9);
        assertEquals(3, witness.vouched());
        assertEquals(2, witness.acknowledged());
    }

    @Test
    void shouldNotVouchForWhatCameBeforeTheConnection() {
        witness.joined();
        play(10, 4, FIRST);
        witness.acknowledge(9);
        assertEquals(0, witness.vouched());
        assertEquals(1, witness.acknowledged());
    }

    @Test
    void shouldForgetNewsThatACrashUndid() {
        play(1, 1, FIRST);
        witness.acknowledge(1);
        play(5, 2, SECOND);
        witness.joined();
        play(1, 1, FIRST);
        assertEquals(Map.of(1L, FIRST), witness.seen());
        play(3, 2, THIRD);
        assertEquals(List.of(), witness.contradictions(), "the count has another meaning in this life");
    }

    @Test
    void shouldFindThatWhatWasVouchedForIsLost() {
        play(1, 1, FIRST);
        play(5, 2, SECOND);
        witness.acknowledge(5);
        witness.joined();
        play(1, 1, FIRST);
        assertTrue(only().contains("came back to the count 1, and a receipt vouched for 2"), only());
    }

    @Test
    void shouldFindThatACountCameBackWithOtherHoldings() {
        play(1, 1, FIRST);
        play(5, 2, SECOND);
        witness.joined();
        play(1, 2, THIRD);
        assertTrue(only().contains("at the count 2"), only());
    }

    @Test
    void shouldFindACountThatFallsOrMeansTwoThings() {
        play(1, 2, FIRST);
        play(2, 2, SECOND);
        assertTrue(only().contains("it held " + FIRST), only());
        play(3, 1, FIRST);
        assertTrue(witness.contradictions().getLast().contains("fell from 2 to 1"));
    }

    private void play(long tick, long count, Holdings holdings) {
        witness.counted(tick, count);
        witness.holds(tick, holdings);
    }

    private String only() {
        assertEquals(1, witness.contradictions().size(), () -> "" + witness.contradictions());
        return witness.contradictions().getFirst();
    }
}
