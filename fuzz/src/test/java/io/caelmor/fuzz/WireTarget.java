package io.caelmor.fuzz;

import io.caelmor.kernel.wire.WireReader;

/// The reader of all that clients send: it never throws, and never leaves its stretch. The input's first byte says in which order values are read.
final class WireTarget implements Target {
    private final WireReader reader = new WireReader();
    private final byte[] room = new byte[64];
    private long units;

    @Override
    public void take(byte[] input) {
        units++;
        if (input.length == 0) {
            return;
        }
        int begin = Math.min(2, input.length);
        int length = Math.max(0, input.length - begin - 1);
        reader.wrap(input, begin, length);
        int step = input[0] & 0xFF;
        for (int value = 0; value < 64; value++) {
            read(step + value * (step | 1));
            if (reader.position() < begin || reader.position() > begin + length || reader.remaining() < 0) {
                throw new AssertionError("it left its stretch for " + reader.position());
            }
        }
    }

    private void read(int what) {
        boolean failed = reader.failed();
        int before = reader.position();
        boolean nothing = switch (what % 12) {
            case 0 -> reader.u8() == 0;
            case 1 -> reader.varint() == 0;
            case 2 -> reader.varintUpTo(1000) == 0;
            case 3 -> reader.zigzag() == 0;
            case 4 -> reader.zigzag32() == 0;
            case 5 -> Float.floatToIntBits(finite(reader.float32())) == 0;
            case 6 -> reader.int64() == 0;
            case 7 -> reader.low(1 + before % 4) == 0;
            case 8 -> reader.entity() == 0;
            case 9 -> reader.text(32).isEmpty();
            case 10 -> {
                reader.bytes(room, 0, before % 64);
                yield true;
            }
            default -> {
                reader.skip(before % 64);
                yield true;
            }
        };
        if (failed && (!nothing || reader.position() != before)) {
            throw new AssertionError("it read on after a failure");
        }
    }

    private static float finite(float value) {
        if (!Float.isFinite(value)) {
            throw new AssertionError("it read " + value);
        }
        return value;
    }

    @Override
    public long units() {
        return units;
    }
}
