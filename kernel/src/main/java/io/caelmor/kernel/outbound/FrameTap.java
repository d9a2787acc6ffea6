package io.caelmor.kernel.outbound;

/// A copy of the last message that one session was sent, for somebody who looks at it. Everything about it is for the tick thread; while
/// nobody looks it costs a comparison a message.
public final class FrameTap {
    private static final int NOBODY = -1;

    private final byte[] bytes;
    private int slot = NOBODY;
    private int length;

    /// Holds messages of at most `mostBytes`; of a longer one nothing is kept.
    public FrameTap(int mostBytes) {
        bytes = new byte[mostBytes];
    }

    /// Follows the session in a slot from its next message on.
    public void follow(int next) {
        slot = next;
        length = 0;
    }

    /// Follows nobody.
    public void rest() {
        follow(NOBODY);
    }

    /// Bytes of the last message, as in docs/protocol.md; 0 before the first, and where it was too long.
    public int length() {
        return length;
    }

    /// Copies the last message into `target`, which has room for it.
    public void copyTo(byte[] target) {
        System.arraycopy(bytes, 0, target, 0, length);
    }

    /// A message for a slot, at an offset of an array, goes into its queue. The tick thread, or the one of its crew that serves the slot.
    void pass(int of, byte[] array, int offset, int count) {
        if (of == slot) {
            length = count <= bytes.length ? count : 0;
            System.arraycopy(array, offset, bytes, 0, length);
        }
    }
}
