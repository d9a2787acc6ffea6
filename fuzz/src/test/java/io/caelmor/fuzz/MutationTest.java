package io.caelmor.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Inputs made out of the corpus by a seed: so many for each decoder in a build, as many as are wished by hand.
///
/// `-Dcaelmor.fuzz.inputs=1000000` says how many, `-Dcaelmor.fuzz.seed=7` which.
class MutationTest {
    private static final long INPUTS = Long.getLong("caelmor.fuzz.inputs", 3_000);
    private static final long SEED = Long.getLong("caelmor.fuzz.seed", 1);

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldTakeWhateverComes(Decoder decoder) throws Exception {
        var mutation = new Mutation(SEED, Corpus.of(decoder));
        var target = decoder.target();
        long began = System.nanoTime();
        for (long number = 1; number <= INPUTS; number++) {
            byte[] input = mutation.next(decoder.mostBytes);
            try {
                target.take(input);
            } catch (Throwable thrown) {
                var kept = Path.of("target", decoder.label() + "-" + SEED + "-" + number);
                Files.write(kept, input);
                fail("input " + number + " of seed " + SEED + ", kept as " + kept + " (put it into " + Corpus.folder(decoder) + ")", thrown);
            }
        }
        System.out.printf("fuzz %s: %,d inputs, %,d units, %.1f s%n", decoder.label(), INPUTS, target.units(), (System.nanoTime() - began) / 1e9);
    }

    @Test
    void shouldMakeTheSameInputsOfTheSameSeed() {
        var seeds = List.of(new byte[] {1, 2, 3}, new byte[100]);
        var one = new Mutation(7, seeds);
        var other = new Mutation(7, seeds);
        for (int i = 0; i < 1_000; i++) {
            assertArrayEquals(one.next(50), other.next(50));
        }
    }

    @Test
    void shouldHaveAFuzzTestForEachDecoder() {
        var tests = Arrays.stream(DecodersFuzzTest.class.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(FuzzTest.class))
                .map(method -> method.getName()).collect(Collectors.toSet());
        assertEquals(Arrays.stream(Decoder.values()).map(Decoder::label).collect(Collectors.toSet()), tests);
    }
}
