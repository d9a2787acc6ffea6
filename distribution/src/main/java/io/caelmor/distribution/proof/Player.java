package io.caelmor.distribution.proof;

import io.caelmor.client.BlockingClient;
import io.caelmor.client.ClientCounter;
import io.caelmor.client.ClientException;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientOptions;
import io.caelmor.client.Entity;
import io.caelmor.client.Receipt;
import io.caelmor.client.Schema;
import io.caelmor.client.Welcome;
import io.caelmor.client.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One client. Its methods wait, and throw with a sentence where they wait in vain.
final class Player {
    private final BlockingClient client;
    private final String who;
    private final Duration patience;
    private final List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private long applied;
    private CompletableFuture<Welcome> welcome = new CompletableFuture<>();

    Player(ClientGroup group, String endpoint, String account, Duration patience) {
        this.patience = patience;
        who = account + " on " + endpoint;
        client = new BlockingClient(group, ClientOptions.of(endpoint, account).withProgram("caelmor-proof").withTimeout(patience));
    }

    // --- what it does

    /// Begins to connect.
    void connect() {
        welcome = client.client().connect();
    }

    void awaitWelcome() {
        try {
            welcome.get(2 * patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new IllegalStateException(who + " was not welcomed");
        } catch (ExecutionException e) {
            throw new IllegalStateException(who + " was not welcomed: " + Objects.requireNonNullElse(e.getCause(), e).getMessage(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for the first snapshot. A server without avatars is none of our business.
    void look() {
        try {
            client.awaitTick(world -> ticks() > 0, patience);
        } catch (ClientException e) {
            throw new IllegalStateException(who + " was shown nothing", e);
        }
    }

    /// Sends each command that the server has, with values that could mean something.
    void sendAll() {
        long self = client.read(World::viewpoint);
        long other = client.read(world -> nearest(world, self));
        for (var command : client.client().schema().commands()) {
            var values = command.fields().stream().map(field -> value(field, other)).toArray();
            receipts.add(client.client().send(command.name(), values));
        }
    }

    void awaitReceipts() {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        int unanswered = 0;
        for (var receipt : receipts) {
            if (!settle(receipt, deadlineNanos - System.nanoTime())) {
                unanswered++;
            }
        }
        int sent = receipts.size();
        receipts.clear();
        if (unanswered > 0) {
            throw new IllegalStateException(who + " was not told what became of " + unanswered + " of " + sent + " commands");
        }
    }

    /// Says goodbye.
    void leave() {
        client.leave();
    }

    /// Lets the line go dead.
    void drop() {
        client.close();
    }

    // --- what it saw

    boolean welcomed() {
        return count(ClientCounter.WELCOMES) > 0;
    }

    long sent() {
        return count(ClientCounter.COMMANDS);
    }

    long applied() {
        return applied;
    }

    Map<String, Long> rejected() {
        return rejected;
    }

    List<String> violations() {
        return client.violations().stream().map(violation -> who + ": " + violation.sentence()).toList();
    }

    long count(ClientCounter counter) {
        return client.client().statistics().get(counter);
    }

    private long ticks() {
        return count(ClientCounter.TICKS);
    }

    private boolean settle(CompletableFuture<Receipt> receipt, long nanos) {
        try {
            var answer = receipt.get(Math.max(1, nanos), TimeUnit.NANOSECONDS);
            if (answer.applied()) {
                applied++;
            } else {
                rejected.merge(answer.rejection().orElseThrow().name(), 1L, Long::sum);
            }
            return true;
        } catch (TimeoutException | ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long nearest(World world, long self) {
        for (int view = 1; view < world.viewLimit(); view++) {
            long entity = world.entityAt(view);
            if (entity != Entity.NONE && entity != self) {
                return entity;
            }
        }
        return self;
    }

    private static Object value(Schema.Field field, long entity) {
        return switch (field.type()) {
            case ENTITY -> entity;
            case TEXT -> "proof".substring(0, Math.min(5, field.maxBytes()));
            default -> 1;
        };
    }
}
