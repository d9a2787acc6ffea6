package io.caelmor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChronicleTest {
    private final Chronicle chronicle = new Chronicle(3);

    @Test
    void shouldTellWhatCameAfterANumber() {
        add("a", "b", "c");
        assertEquals(List.of("a", "b", "c"), after(0));
        assertEquals(List.of("c"), after(2));
        assertEquals(List.of(), after(3));
    }

    @Test
    void shouldKeepTheLastAlone() {
        add("a", "b", "c", "d", "e");
        assertEquals(List.of("c", "d", "e"), after(0));
        assertEquals(List.of("c", "d", "e"), after(1));
        assertEquals(List.of(5L), chronicle.after(4).stream().map(Chronicle.Sample::number).toList());
    }

    @Test
    void shouldBeginAnewForWhoNamesANumberThatNeverWas() {
        add("a", "b");
        assertEquals(List.of("a", "b"), after(7));
        assertEquals(List.of("a", "b"), after(-1));
    }

    @Test
    void shouldForgetWithoutGivingANumberTwice() {
        add("a", "b");
        chronicle.forget();
        assertEquals(List.of(), after(0));
        add("c");
        assertEquals(List.of(3L), chronicle.after(0).stream().map(Chronicle.Sample::number).toList());
    }

    private void add(String... samples) {
        for (var sample : samples) {
            chronicle.add(sample);
        }
    }

    private List<String> after(long number) {
        return chronicle.after(number).stream().map(Chronicle.Sample::json).toList();
    }
}
