package io.caelmor.kernel.tick;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// What a JDK Flight Recording has of ticks: each tick and each hook with its duration. Costs nothing while nobody records. The two
/// events are used again and again, so that ticks allocate nothing of their own while somebody does. Tick thread only.
final class FlightEvents {
    private final TickEvent tickEvent = new TickEvent();
    private final HookEvent hookEvent = new HookEvent();

    void beginTick() {
        tickEvent.begin();
    }

    void endTick(long number) {
        tickEvent.end();
        if (tickEvent.shouldCommit()) {
            tickEvent.tick = number;
            tickEvent.commit();
        }
    }

    void beginHook() {
        hookEvent.begin();
    }

    void endHook(long number, String name) {
        hookEvent.end();
        if (hookEvent.shouldCommit()) {
            hookEvent.tick = number;
            hookEvent.hook = name;
            hookEvent.commit();
        }
    }

    @Name("io.caelmor.Tick")
    @Label("Tick")
    @Description("One tick of the world")
    @Category("Caelmor")
    @StackTrace(false)
    static final class TickEvent extends Event {
        @Label("Tick")
        long tick;
    }

    @Name("io.caelmor.Hook")
    @Label("Hook")
    @Description("One hook within a tick")
    @Category("Caelmor")
    @StackTrace(false)
    static final class HookEvent extends Event {
        @Label("Tick")
        long tick;

        @Label("Hook")
        String hook = "";
    }
}
