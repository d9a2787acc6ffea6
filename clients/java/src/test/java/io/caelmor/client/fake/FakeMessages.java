package io.caelmor.client.fake;

/// Whole messages for tests, with the schema that docs/protocol-vectors.txt names.
public final class FakeMessages {
    /// Command ids of this schema.
    public static final int MOVE = 3;
    public static final int GREET = 1;
    public static final int ALL_TYPES = 4;

    private FakeMessages() {}

    /// A WELCOME to account `ann` at tick 999, its token 32 times that byte.
    public static byte[] welcome(boolean resumed, int tokenByte) {
        Bytes bytes = new Bytes().u8(0x81, 1, resumed ? 1 : 0).varint(20).varint(999).text("test-world").f32(256).f32(128).text("ann");
        for (int i = 0; i < 32; i++) {
            bytes.u8(tokenByte);
        }
        return bytes.varint(30).varint(512).raw(schema()).toArray();
    }

    /// The lists of a WELCOME.
    public static byte[] schema() {
        return new Bytes()
                .varint(5)
                .text("kind").u8(1, 1)
                .text("x").u8(4, 1).f32(0.015625f)
                .text("y").u8(4, 1).f32(0.015625f)
                .text("name").u8(5, 1).varint(32)
                .text("gold").u8(1, 2)
                .varint(3)
                .varint(GREET).text("greet").varint(1).text("target").u8(6)
                .varint(MOVE).text("move").varint(2).text("dx").u8(3).text("dy").u8(3)
                .varint(ALL_TYPES).text("all").varint(5)
                        .text("i").u8(1).text("l").u8(2).text("f").u8(3).text("t").u8(5).varint(8).text("e").u8(6)
                .varint(2)
                .varint(1).text("say").varint(2).text("speaker").u8(6).text("words").u8(5).varint(64)
                .varint(2).text("hit").varint(3).text("attacker").u8(6).text("target").u8(6).text("amount").u8(1)
                .varint(1)
                .varint(5).text("not_visible").text("That is not in view.")
                .varint(1)
                .zigzag(5).text("avatar")
                .toArray();
    }

    /// A TICK without sections.
    public static byte[] idle(long tick, long lastNumber) {
        return new Bytes().u8(0x82).varint(tick).varint(lastNumber).u8(0).toArray();
    }

    /// A TICK with a receipt for one number, processed in that tick.
    public static byte[] receipt(long tick, long number, int rejection) {
        Bytes bytes = new Bytes().u8(0x82).varint(tick).varint(number).u8(2).varint(1).varint(0).varint(1);
        return rejection == 0 ? bytes.varint(0).toArray() : bytes.varint(1).varint(rejection).toArray();
    }

    /// A KICK.
    public static byte[] kick(int code, String name) {
        return new Bytes().u8(0x83).varint(code).text(name).text("The test says so.").toArray();
    }
}
