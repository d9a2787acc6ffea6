package io.caelmor.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.client.Client;
import io.caelmor.client.ClientGroup;
import io.caelmor.client.ClientListener;
import io.caelmor.client.ClientOptions;
import io.caelmor.client.Receipt;
import io.caelmor.distribution.InboxRecording.Avatar;
import io.caelmor.distribution.InboxRecording.Entry;
import io.caelmor.kernel.Kernel;
import io.caelmor.kernel.plugin.LoadOptions;
import io.caelmor.kernel.plugin.PluginLoader;
import io.caelmor.kernel.plugin.Problems;
import io.caelmor.kernel.plugin.SettingCatalogue;
import io.caelmor.kernel.plugin.SettingSource;
import io.caelmor.testing.ManualClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/// The same recorded input gives the same world, however many event loops bring it in: the packaged plugins, real sockets on both
/// carriers, ticks stepped by hand so that the recording decides which command belongs to which tick, and which snapshot its client had.
class OrderingIT {
    private static final InboxRecording RECORDING = InboxRecording.of(20, 8, 150);

    @Test
    void shouldGiveTheSameWorldForTheSameInputWithOneAndWithEightEventLoops() {
        var once = play(RECORDING, 1);
        assertEquals(once, play(RECORDING, 1), "twice with one event loop");
        assertEquals(once, play(RECORDING, 8), "with eight event loops");
    }

    @Test
    void shouldGiveAnotherWorldForOtherInput() {
        assertNotEquals(play(RECORDING, 1).getLast(), play(InboxRecording.of(21, 8, 150), 1).getLast());
    }

    /// The world's hash after every tick of the recording.
    private static List<Long> play(InboxRecording recording, int eventLoops) {
        var problems = new Problems("plugins/");
        var settings = SettingSource.of(Map.of(
                "transport.netty.port", raw(0L),
                "arena.port", raw(0L),
                "transport.netty.event_loops", raw((long) eventLoops),
                "world.width", raw(60.0), "world.height", raw(60.0),
                "persistence.enabled", raw(false)));
        var plugins = PluginLoader.load(LoadOptions.of(Path.of(System.getProperty("caelmor.home"), "plugins")), problems);
        var kernel = Kernel.compose(plugins, new SettingCatalogue(List.of(settings), Path.of(""), problems), new ManualClock(), problems);
        assertTrue(kernel.startStepped(problems), problems::report);
        try (var group = ClientGroup.create()) {
            var shown = new AtomicLongArray(recording.players());
            var clients = join(kernel, group, shown);
            var hashes = new ArrayList<Long>();
            long expected = 0;
            long ticks = 2L * recording.players();
            for (var tick : recording.ticks()) {
                for (int player = 0; player < clients.size(); player++) {
                    int which = player;
                    await(() -> shown.get(which), ticks);
                }
                for (var entry : tick) {
                    send(kernel, clients.get(entry.player()), entry);
                }
                expected += tick.size();
                await(counter(kernel, "inbound.queued"), expected);
                kernel.step();
                ticks++;
                hashes.add(kernel.world().hash());
            }
            assertTrue(counter(kernel, "inbound.applied").getAsLong() > recording.ticks().size(), "the recording does something");
            assertTrue(counter(kernel, "combat.rewound").getAsLong() > recording.ticks().size(), "and its clients say what they saw");
            return hashes;
        } finally {
            kernel.requestStop("played");
            kernel.step();
            assertTrue(kernel.awaitStop().clean());
        }
    }

    /// Each player joins in ticks of his own, so that slots and places are the same each time; the store is held back until the tick that
    /// asked it is over, so that its answer belongs to the next one. A queue counts an entry a moment before it can be taken: so what is
    /// awaited comes after that, the frame that is counted when it is handed over and the store's thread at rest.
    private static List<Client> join(Kernel kernel, ClientGroup group, AtomicLongArray shown) {
        var clients = new ArrayList<Client>();
        var store = new Semaphore(0);
        kernel.failurePoints().arm("persist.beforeLoad", store::acquireUninterruptibly);
        var storeThread = Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("caelmor-store")).findFirst().orElseThrow();
        for (int player = 0; player < shown.length(); player++) {
            int which = player;
            var endpoint = kernel.endpoints().get(player % kernel.endpoints().size());
            var client = group.client(ClientOptions.of(endpoint, "player" + player), new ClientListener() {
                @Override
                public void onTick(Client of, long tick) {
                    shown.set(which, tick);
                }
            });
            var welcome = client.connect();
            await(counter(kernel, "transport.frames_in"), player + 1);
            kernel.step();
            store.release();
            await(gauge(kernel, "persist.finished"), 1);
            awaitRest(storeThread);
            kernel.step();
            welcome.join();
            clients.add(client);
        }
        return clients;
    }

    private static void awaitRest(Thread thread) {
        await(() -> thread.getState() == Thread.State.WAITING ? 1 : 0, 1);
    }

    private static CompletableFuture<Receipt> send(Kernel kernel, Client client, Entry entry) {
        var parameters = entry.parameters().stream()
                .map(each -> each instanceof Avatar avatar ? (Object) kernel.sessions().at(avatar.player()).viewpoint() : each);
        return client.send(entry.command(), parameters.toArray());
    }

    private static SettingSource.Raw raw(Object value) {
        return new SettingSource.Raw(value, "the test", false);
    }

    private static LongSupplier counter(Kernel kernel, String name) {
        return kernel.metrics().counters().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow()::value;
    }

    private static LongSupplier gauge(Kernel kernel, String name) {
        return kernel.metrics().gauges().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow().read();
    }

    private static void await(LongSupplier value, long wanted) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (value.getAsLong() < wanted) {
            assertTrue(System.nanoTime() < deadline, () -> "waited for " + wanted + ", there are " + value.getAsLong());
            LockSupport.parkNanos(100_000);
        }
    }
}
