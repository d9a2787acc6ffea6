package io.caelmor.kernel.command;

import io.caelmor.kernel.session.SlotQueues;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The form of a queued command: the server's stamps, the snapshot that the client says it has, the client's number, and the command's id with its parameters behind, or
/// the negated id of the rejection that the intake decided.
final class CommandRecord {
    static final int HEAD_BYTES = SlotQueues.COMMAND_HEAD_BYTES;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private CommandRecord() {}

    static void write(byte[] bytes, int at, long tick, long sequence, long acknowledged, long arrivalNanos, int number, int command) {
        LONG.set(bytes, at, tick);
        LONG.set(bytes, at + 8, sequence);
        LONG.set(bytes, at + 16, acknowledged);
        LONG.set(bytes, at + 24, arrivalNanos);
        INT.set(bytes, at + 32, number);
        INT.set(bytes, at + 36, command);
    }

    static long tick(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    static long sequence(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at + 8);
    }

    /// Number of a TICK, not yet checked; 0 where the client said nothing since its command before.
    static long acknowledged(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at + 16);
    }

    /// When it arrived, by the kernel's clock: for measuring alone.
    static long arrivalNanos(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at + 24);
    }

    static int number(byte[] bytes, int at) {
        return (int) INT.get(bytes, at + 32);
    }

    static int command(byte[] bytes, int at) {
        return (int) INT.get(bytes, at + 36);
    }
}
