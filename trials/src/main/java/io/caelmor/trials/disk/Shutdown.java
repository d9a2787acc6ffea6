package io.caelmor.trials.disk;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;

/// Cuts an ext4 file system off from its disk at once: what it had not written by then never gets there, as when the power fails. From
/// then on every call on it fails. Linux, as root.
final class Shutdown {
    /// `_IOR('X', 125, __u32)`, the call that file systems share for this; linux/fs/ext4/ext4.h.
    private static final long EXT4_IOC_SHUTDOWN = 0x8004587DL;
    /// Neither the journal nor anything else is flushed before.
    private static final int NO_LOG_FLUSH = 2;
    private static final int READ_ONLY = 0;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private Shutdown() {}

    /// Cuts off the file system that is mounted there.
    static void cutOff(Path mounted) throws IOException {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(STATE);
            int file = (int) function("open", 2, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)
                    .invokeExact(state, arena.allocateFrom(mounted.toString()), READ_ONLY);
            check(file, "open", mounted, state);
            var flags = arena.allocateFrom(ValueLayout.JAVA_INT, NO_LOG_FLUSH);
            int done = (int) function("ioctl", 2, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS)
                    .invokeExact(state, file, EXT4_IOC_SHUTDOWN, flags);
            check(done, "ioctl", mounted, state);
            int closed = (int) function("close", 1, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT).invokeExact(state, file);
            check(closed, "close", mounted, state);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable t) {
            throw new IllegalStateException(t);
        }
    }

    /// A function of the C library that sets errno; from its argument `variadicFrom` on it takes any number.
    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, int variadicFrom, ValueLayout answer, ValueLayout... arguments) {
        var address = LINKER.defaultLookup().findOrThrow(name);
        var descriptor = FunctionDescriptor.of(answer, arguments);
        return variadicFrom < arguments.length
                ? LINKER.downcallHandle(address, descriptor, Linker.Option.captureCallState("errno"), Linker.Option.firstVariadicArg(variadicFrom))
                : LINKER.downcallHandle(address, descriptor, Linker.Option.captureCallState("errno"));
    }

    private static void check(int answer, String call, Path mounted, MemorySegment state) throws IOException {
        if (answer < 0) {
            throw new IOException(call + " on " + mounted + " failed with errno " + (int) ERRNO.get(state, 0L));
        }
    }
}
