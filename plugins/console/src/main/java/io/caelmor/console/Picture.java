package io.caelmor.console;

import io.caelmor.kernel.outbound.FrameTap;
import io.caelmor.kernel.outbound.Visibility;
import io.caelmor.kernel.session.SessionState;
import io.caelmor.kernel.session.Sessions;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.World;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Sessions and entities as they were at the end of one tick: arrays that the tick thread fills without allocating, and the recorder
/// reads once it is told that they are filled. Used again and again.
final class Picture {
    /// One session's line. Written on the tick thread.
    static final class Line {
        int slot;
        int activation;
        SessionState state = SessionState.FREE;
        String account = "";
        String address = "";
        long ageTicks;
        int waitingCommands;
        int waitingBytes;
        long slotBytes;
        long roundTripTicks;
        long refused;
        long viewpoint;
    }

    private final Semaphore drawn = new Semaphore(0);
    final Line[] lines;
    int lineCount;
    final int[] index;
    final int[] kind;
    final float[] x;
    final float[] y;
    /// Whether the followed session may have it in view.
    final boolean[] seen;
    int entityCount;
    long tick;
    int population;
    int followedSlot;
    final byte[] frame = new byte[Desk.TAP_BYTES];
    int frameLength;

    /// For so many sessions and entities at the most.
    Picture(int sessions, int entities) {
        lines = new Line[sessions];
        for (int i = 0; i < sessions; i++) {
            lines[i] = new Line();
        }
        index = new int[entities];
        kind = new int[entities];
        x = new float[entities];
        y = new float[entities];
        seen = new boolean[entities];
    }

    /// Waits until it is drawn; `false` where it was not in time.
    boolean await(long millis) throws InterruptedException {
        return drawn.tryAcquire(millis, TimeUnit.MILLISECONDS);
    }

    /// Fills it. Tick thread.
    void draw(long now, World world, Sessions sessions, Visibility visibility, int followed, @Nullable FrameTap tap) {
        tick = now;
        population = world.population();
        followedSlot = followed;
        lineCount = 0;
        for (int slot = 0; slot < sessions.capacity(); slot++) {
            if (sessions.at(slot).state() != SessionState.FREE) {
                line(now, sessions, slot);
            }
        }
        entityCount = 0;
        var visible = world.visible();
        for (int at = visible.next(1); at != 0; at = visible.next(at + 1)) {
            index[entityCount] = at;
            kind[entityCount] = world.kind().at(at);
            x[entityCount] = world.x().at(at);
            y[entityCount] = world.y().at(at);
            seen[entityCount++] = followed >= 0 && visibility.sees(followed, world.handleAt(at));
        }
        frameLength = 0;
        if (followed >= 0 && tap != null) {
            frameLength = tap.length();
            tap.copyTo(frame);
        }
        drawn.release();
    }

    private void line(long now, Sessions sessions, int slot) {
        var session = sessions.at(slot);
        var line = lines[lineCount++];
        line.slot = slot;
        line.activation = session.activation();
        line.state = session.state();
        line.account = session.account();
        line.address = session.remoteAddress();
        line.ageTicks = now - session.admittedTick();
        line.waitingCommands = session.waitingCommands();
        line.waitingBytes = session.waitingBytes();
        line.slotBytes = session.slotBytes();
        line.roundTripTicks = session.roundTripTicks();
        line.refused = session.refusedCommands();
        line.viewpoint = session.viewpoint() == Handle.NONE ? 0 : Handle.index(session.viewpoint());
    }
}
