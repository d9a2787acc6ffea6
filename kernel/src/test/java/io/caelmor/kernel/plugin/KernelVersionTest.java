package io.caelmor.kernel.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelVersionTest {
    @ParameterizedTest
    @CsvSource({
        "0.1.0, 0.1.0, true",
        "0.1.3, 0.1.0, true",
        "0.1.0, 0.1.3, false",
        "0.2.0, 0.1.9, false",
        "0.1.0, 0.2.0, false",
        "1.4.0, 1.4.0, true",
        "1.4.0, 1.2.9, true",
        "1.4.0, 1.5.0, false",
        "2.0.0, 1.9.0, false",
        "1.0.0, 0.9.0, false",
        "0.1.0-SNAPSHOT, 0.1.0, true",
    })
    void shouldStandInForTheSameMajorAndNothingNewer(String running, String built, boolean fits) {
        assertEquals(fits, version(running).standsInFor(version(built)));
    }

    @Test
    void shouldReadNumbersOnly() {
        assertEquals(new KernelVersion(1, 2, 0), version("1.2-rc.1"));
        assertFalse(KernelVersion.of("latest").isPresent());
        assertFalse(KernelVersion.of("1").isPresent());
    }

    private static KernelVersion version(String text) {
        return KernelVersion.of(text).orElseThrow();
    }
}
