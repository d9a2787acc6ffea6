package io.caelmor.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A client for a thread that waits: tests and small tools. Every wait fails with a [ClientException] that says what was waited
/// for, when its time is up or the connection ends. Methods may be called from any thread but the event loop.
public final class BlockingClient implements AutoCloseable {
    private static final int MAX_EVENTS_KEPT = 10_000;
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

    private record Wait<T>(Predicate<T> condition, CompletableFuture<T> done) {}

    private final Client client;
    private final ArrayDeque<Event> events = new ArrayDeque<>();
    private final List<Wait<World>> worldWaits = new ArrayList<>();
    private final List<Wait<Event>> eventWaits = new ArrayList<>();

    /// A client that is not connected yet.
    public BlockingClient(ClientGroup group, ClientOptions options) {
        client = group.client(options, new Recorder());
    }

    /// A client that is connected.
    public static BlockingClient join(ClientGroup group, ClientOptions options) {
        BlockingClient joined = new BlockingClient(group, options);
        joined.connect();
        return joined;
    }

    /// As [Client#connect].
    public Welcome connect() {
        return await("WELCOME", client.connect(), client.options().timeout());
    }

    /// As [Client#resume].
    public Welcome resume() {
        return await("WELCOME to a resumed session", client.resume(), client.options().timeout());
    }

    /// The client underneath.
    public Client client() {
        return client;
    }

    /// Sends a command and waits for its receipt. Parameters as for [Client#send].
    public Receipt send(String command, Object... parameters) {
        return await("the receipt for " + command, client.send(command, parameters), USUAL_PATIENCE);
    }

    /// Computes something from the world as it is now. What is answered must not be the world itself.
    public <T> T read(Function<World, T> question) {
        return await("the event loop", client.call(() -> question.apply(client.world())), USUAL_PATIENCE);
    }

    /// The value of an INT column of an entity in view.
    public int getInt(long entity, String column) {
        return read(world -> world.getInt(entity, column));
    }

    /// The value of a LONG column of an entity in view.
    public long getLong(long entity, String column) {
        return read(world -> world.getLong(entity, column));
    }

    /// The value of a FLOAT or QUANTISED column of an entity in view.
    public float getFloat(long entity, String column) {
        return read(world -> world.getFloat(entity, column));
    }

    /// The value of a TEXT column of an entity in view.
    public String getText(long entity, String column) {
        return read(world -> world.getText(entity, column));
    }

    /// Waits until the world looks as asked; true at once where it does already.
    ///
    /// @return the tick at which it did
    public long awaitTick(Predicate<World> condition, Duration patience) {
        CompletableFuture<World> done = new CompletableFuture<>();
        CompletableFuture<Long> tick = done.thenApply(World::tick);
        client.run(() -> {
            if (condition.test(client.world())) {
                done.complete(client.world());
            } else {
                failWhenClosed(done);
                worldWaits.add(new Wait<>(condition, done));
            }
        }).whenComplete((_, failure) -> failed(done, failure));
        try {
            return await("the world to look as asked", tick, patience);
        } finally {
            done.cancel(false);
        }
    }

    /// Waits until the avatar is in view and answers it.
    public long awaitViewpoint(Duration patience) {
        awaitTick(world -> world.viewpoint() != Entity.NONE, patience);
        return read(World::viewpoint);
    }

    /// Takes the first event of that name that fits, among those that came and were not taken, or waits for it.
    public Event awaitEvent(String name, Predicate<Event> condition, Duration patience) {
        Predicate<Event> fits = event -> event.name().equals(name) && condition.test(event);
        CompletableFuture<Event> done = new CompletableFuture<>();
        client.run(() -> {
            for (Iterator<Event> kept = events.iterator(); kept.hasNext();) {
                Event event = kept.next();
                if (fits.test(event)) {
                    kept.remove();
                    done.complete(event);
                    return;
                }
            }
            failWhenClosed(done);
            eventWaits.add(new Wait<>(fits, done));
        }).whenComplete((_, failure) -> failed(done, failure));
        try {
            return await("the event " + name, done, patience);
        } finally {
            done.cancel(false);
        }
    }

    /// Waits until the connection is over.
    public CloseReason awaitClosed(Duration patience) {
        return await("the end of the connection", client.closed(), patience);
    }

    /// Says BYE and waits for the end.
    public CloseReason leave() {
        return await("the end of the session", client.bye(), USUAL_PATIENCE);
    }

    /// What did not add up.
    public List<ProtocolViolation> violations() {
        return client.violations();
    }

    /// Drops the connection without a BYE.
    @Override
    public void close() {
        await("the socket to close", client.disconnect(), USUAL_PATIENCE);
    }

    private <T> T await(String what, CompletableFuture<T> future, Duration patience) {
        try {
            return future.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new ClientException(client.options().account() + " waited " + patience.toMillis() + " ms for " + what
                    + " in vain; " + read(world -> world.size() + " entities in view at tick " + world.tick())
                    + ", violations " + violations());
        } catch (ExecutionException e) {
            throw new ClientException("waiting for " + what + " failed", Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ClientException("interrupted while waiting for " + what);
        }
    }

    private void failWhenClosed(CompletableFuture<?> done) {
        client.closed().thenAccept(reason -> failed(done, new ClientException("the connection is over", reason)));
    }

    private static void failed(CompletableFuture<?> done, @Nullable Throwable failure) {
        if (failure != null) {
            done.completeExceptionally(failure);
        }
    }

    private final class Recorder implements ClientListener {
        @Override
        public void onEvent(Client from, Event event) {
            Event kept = event.copy();
            if (!settle(eventWaits, kept)) {
                if (events.size() == MAX_EVENTS_KEPT) {
                    events.removeFirst();
                }
                events.addLast(kept);
            }
        }

        @Override
        public void onTick(Client from, long tick) {
            settle(worldWaits, from.world());
        }

        /// Tells those whose condition holds; an event goes to the first only.
        private <T> boolean settle(List<Wait<T>> waits, T subject) {
            boolean settled = false;
            for (Iterator<Wait<T>> each = waits.iterator(); each.hasNext();) {
                Wait<T> wait = each.next();
                if (wait.done().isDone() || holds(wait, subject)) {
                    settled |= wait.done().complete(subject);
                    each.remove();
                    if (settled && subject instanceof Event) {
                        return true;
                    }
                }
            }
            return settled;
        }

        private <T> boolean holds(Wait<T> wait, T subject) {
            try {
                return wait.condition().test(subject);
            } catch (RuntimeException e) {
                wait.done().completeExceptionally(e);
                return true;
            }
        }
    }
}
