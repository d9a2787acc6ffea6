package io.caelmor.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/// Makes inputs out of sound ones: the same seed, the same inputs.
final class Mutation {
    /// Where numbers end, begin and overflow: as varints, and in two bytes.
    private static final byte[][] EXTREMES = {
        {0}, {1}, {0x7F}, {(byte) 0x80, 1}, {-1, 1}, {-1, -1, 3}, {-1, -1, -1, -1, 7}, {-1, -1, -1, -1, 15},
        {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1}, {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}, {(byte) 0x80, (byte) 0x80, (byte) 0x80, 0},
        {0, 0}, {-1, -1}, {0x7F, -1}, {(byte) 0x80, 0}, {16, 0}, {16, 1}, {0, 0, (byte) 0xC0, 0x7F}, {0, 0, (byte) 0x80, 0x7F}, {-1, -1, 0x7F, 0x7F}};

    private final SplittableRandom random;
    private final List<byte[]> seeds;

    Mutation(long seed, List<byte[]> seeds) {
        random = new SplittableRandom(seed);
        this.seeds = seeds;
    }

    byte[] next(int mostBytes) {
        byte[] input = any();
        for (int changes = random.nextInt(1, 9); changes > 0; changes--) {
            input = changed(input);
        }
        return input.length > mostBytes ? Arrays.copyOf(input, mostBytes) : input;
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] changed(byte[] input) {
        int at = random.nextInt(input.length + 1);
        return switch (random.nextInt(10)) {
            case 0 -> with(input, at, one -> one ^ 1 << random.nextInt(8));
            case 1 -> with(input, at, _ -> random.nextInt(256));
            case 2 -> with(input, at, one -> one + random.nextInt(-3, 4));
            case 3 -> spliced(input, at, EXTREMES[random.nextInt(EXTREMES.length)], at);
            case 4 -> {
                byte[] extreme = EXTREMES[random.nextInt(EXTREMES.length)];
                yield spliced(input, at, extreme, Math.min(input.length, at + extreme.length));
            }
            case 5 -> spliced(input, at, new byte[0], random.nextInt(at, input.length + 1));
            case 6 -> Arrays.copyOf(input, at);
            case 7 -> spliced(input, at, stretch(input), at);
            case 8 -> spliced(input, at, stretch(any()), random.nextInt(at, input.length + 1));
            default -> spliced(input, input.length, any(), input.length);
        };
    }

    private byte[] stretch(byte[] from) {
        int begin = random.nextInt(from.length + 1);
        return Arrays.copyOfRange(from, begin, random.nextInt(begin, from.length + 1));
    }

    private static byte[] with(byte[] input, int at, IntUnaryOperator change) {
        if (at == input.length) {
            return input;
        }
        byte[] copy = input.clone();
        copy[at] = (byte) change.applyAsInt(copy[at]);
        return copy;
    }

    /// The input with `between` in place of what stands from `at` up to `end`.
    private static byte[] spliced(byte[] input, int at, byte[] between, int end) {
        var out = new ByteArrayOutputStream(input.length + between.length);
        out.write(input, 0, at);
        out.writeBytes(between);
        out.write(input, end, input.length - end);
        return out.toByteArray();
    }
}
