package io.caelmor.console;

import io.caelmor.kernel.outbound.FrameTap;
import io.caelmor.kernel.outbound.Outbound;
import io.caelmor.kernel.outbound.Visibility;
import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.queue.Mailbox;
import io.caelmor.kernel.session.SessionState;
import io.caelmor.kernel.session.Sessions;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.world.World;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Where the console meets the tick: orders come in through a bounded mailbox, and a picture is drawn where somebody has laid down an
/// empty one. While nobody does, a tick costs two reads.
final class Desk {
    private static final int MOST_ORDERS = 64;
    /// More than any message that a session is sent in a tick.
    static final int TAP_BYTES = 1 << 16;

    private final World world;
    private final Sessions sessions;
    private final Outbound outbound;
    private final Visibility visibility;
    private final Mailbox<Order> orders = new Mailbox<>(MOST_ORDERS);
    private final AtomicReference<@Nullable Picture> wanted = new AtomicReference<@Nullable Picture>();
    private @Nullable FrameTap tap;
    private int followedSlot = -1;
    private int followedActivation;

    /// Something to be done on the tick thread, and what came of it.
    sealed interface Order {
        /// Ends the session that has the slot for the `activation`-th time.
        record Kick(int slot, int activation, String reason, CompletableFuture<String> account) implements Order {}

        /// Looks from now on at what that session is sent; slot -1 for nobody.
        record Follow(int slot, int activation) implements Order {}
    }

    Desk(Bindings bindings) {
        world = bindings.world();
        sessions = bindings.sessions();
        outbound = bindings.outbound();
        visibility = bindings.visibility();
    }

    // --- any thread

    /// Hands an order in; `false` where too many wait.
    boolean order(Order order) {
        return orders.offer(order);
    }

    /// Lays down an empty picture, to be drawn at the end of the next tick.
    void want(Picture empty) {
        wanted.set(empty);
    }

    /// Takes the picture back; `false` where the tick thread has it in hand.
    boolean cancel() {
        return wanted.getAndSet(null) != null;
    }

    // --- tick thread

    void serve(TickContext tick) {
        for (var order = orders.poll(); order != null; order = orders.poll()) {
            carryOut(order);
        }
        if (wanted.getPlain() != null) {
            var picture = wanted.getAndSet(null);
            if (picture != null) {
                picture.draw(tick.tick(), world, sessions, visibility, followed(), tap);
            }
        }
    }

    private void carryOut(Order order) {
        switch (order) {
            case Order.Kick kick -> kick(kick);
            case Order.Follow follow -> follow(follow);
        }
    }

    private void kick(Order.Kick kick) {
        if (kick.slot() < 0 || kick.slot() >= sessions.capacity()) {
            kick.account().complete("");
            return;
        }
        var session = sessions.at(kick.slot());
        boolean there = session.activation() == kick.activation() && session.state() != SessionState.FREE && session.state() != SessionState.LEAVING;
        var account = there ? session.account() : "";
        if (there) {
            session.kick(kick.reason());
        }
        kick.account().complete(account);
    }

    private void follow(Order.Follow follow) {
        followedSlot = follow.slot() < sessions.capacity() ? follow.slot() : -1;
        followedActivation = follow.activation();
        if (followedSlot < 0) {
            if (tap != null) {
                tap.rest();
            }
            return;
        }
        if (tap == null) {
            tap = new FrameTap(TAP_BYTES);
            outbound.tap(tap);
        }
        tap.follow(followedSlot);
    }

    /// The slot that is looked at, or -1: its session may be over.
    private int followed() {
        return followedSlot >= 0 && sessions.at(followedSlot).activation() == followedActivation ? followedSlot : -1;
    }
}
