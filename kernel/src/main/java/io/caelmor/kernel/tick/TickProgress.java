package io.caelmor.kernel.tick;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// What the tick thread is at, for another thread to see while it is: which hook, for which time of all, and whose code inside it.
///
/// The tick thread writes it at every hook, by stores that order nothing and allocate nothing. Who reads may see a hook and a part that
/// were not there together, for the moment of the change; what stands still is read as it is.
final class TickProgress {
    private static final VarHandle TURN;
    private static final VarHandle HOOK;
    private static final VarHandle PART;

    static {
        try {
            var lookup = MethodHandles.lookup();
            TURN = lookup.findVarHandle(TickProgress.class, "turn", long.class);
            HOOK = lookup.findVarHandle(TickProgress.class, "hook", HookTable.Row.class);
            PART = lookup.findVarHandle(TickProgress.class, "part", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private long turn;
    @SuppressWarnings("UnusedVariable") // Read through its handle.
    private HookTable.@Nullable Row hook;
    @SuppressWarnings("UnusedVariable") // Read through its handle.
    private @Nullable Object part;

    // --- the tick thread

    /// A hook begins; `null` where the last one of the tick is over.
    void begin(HookTable.@Nullable Row next) {
        PART.setOpaque(this, null);
        HOOK.setOpaque(this, next);
        TURN.setOpaque(this, turn + 1);
    }

    /// Inside the running hook begins what `now` describes; `null` where that is over.
    void part(@Nullable Object now) {
        PART.setOpaque(this, now);
    }

    // --- any thread

    /// A number that is another one for each hook of each tick.
    long turn() {
        return (long) TURN.getOpaque(this);
    }

    /// The hook that runs, or `null` between two ticks.
    HookTable.@Nullable Row hook() {
        return (HookTable.@Nullable Row) HOOK.getOpaque(this);
    }

    /// What runs inside the hook where that is known, or `null`; its text names it.
    @Nullable Object part() {
        return PART.getOpaque(this);
    }
}
