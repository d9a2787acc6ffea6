package io.caelmor.testing;

import io.caelmor.kernel.Kernel;
import io.caelmor.kernel.StopReport;
import io.caelmor.kernel.plugin.Contribution;
import io.caelmor.kernel.plugin.LoadedPlugin;
import io.caelmor.kernel.plugin.PluginSet;
import io.caelmor.kernel.plugin.Problems;
import io.caelmor.kernel.plugin.Role;
import io.caelmor.kernel.plugin.SettingCatalogue;
import io.caelmor.kernel.plugin.SettingSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A real kernel with the plugins a test gives it, on the test's own thread: ticks run when [#step] is called.
///
/// `SteppedServer.with("combat", new CombatPlugin()).set("combat.range", 5L).start()`. Roles that no plugin takes are not required,
/// and nothing is saved unless a plugin takes the role `persistence`.
public final class SteppedServer implements AutoCloseable {
    private static final long PAUSE_NANOS = 1_000_000;

    private final Kernel kernel;
    private final MemoryTransport transport;

    private SteppedServer(Kernel kernel, MemoryTransport transport) {
        this.kernel = kernel;
        this.transport = transport;
    }

    /// Begins with one plugin, of that name.
    public static Builder with(String plugin, Contribution... contributions) {
        return new Builder().with(plugin, contributions);
    }

    /// What the server will be made of.
    public static final class Builder {
        private final List<LoadedPlugin> plugins = new ArrayList<>();
        private final Map<String, SettingSource.Raw> settings = new HashMap<>();

        private Builder() {}

        /// Adds a plugin.
        public Builder with(String plugin, Contribution... contributions) {
            plugins.add(LoadedPlugin.of(plugin, contributions));
            return this;
        }

        /// Sets a configuration value: a `String`, `Long`, `Double`, `Boolean` or `List<String>`.
        public Builder set(String key, Object value) {
            settings.put(key, new SettingSource.Raw(value, "the test", false));
            return this;
        }

        /// Starts it. Throws [IllegalStateException] with the whole report where there is a problem.
        public SteppedServer start() {
            var transport = new MemoryTransport();
            plugins.add(LoadedPlugin.of("memory", transport));
            var set = PluginSet.of(plugins);
            boolean saves = plugins.stream().anyMatch(plugin -> plugin.contributions().containsKey(Role.PERSISTENCE));
            settings.putIfAbsent("persistence.enabled", new SettingSource.Raw(saves, "the test", false));
            settings.putIfAbsent("roles.required", new SettingSource.Raw(List.of(), "the test", false));
            var problems = new Problems("the test");
            var catalogue = new SettingCatalogue(List.of(SettingSource.of(settings)), Path.of(""), problems);
            var kernel = Kernel.compose(set, catalogue, new ManualClock(), problems);
            if (!kernel.startStepped(problems)) {
                throw new IllegalStateException(problems.report());
            }
            return new SteppedServer(kernel, transport);
        }
    }

    public Kernel kernel() {
        return kernel;
    }

    /// A new connection, which has not said hello.
    public TestClient connect() {
        return transport.connect();
    }

    /// A client whose session is active.
    public TestClient join(String account) {
        var client = connect().hello(account);
        stepUntil(() -> !client.frames().isEmpty());
        if (!client.isOpen()) {
            throw new AssertionError(account + " was not let in: " + client.closeReason());
        }
        return client;
    }

    /// Runs one tick.
    public void step() {
        kernel.step();
    }

    /// Runs `count` ticks.
    public void step(int count) {
        for (int i = 0; i < count; i++) {
            step();
        }
    }

    /// Runs ticks until something holds, a millisecond apart, so that other threads, such as the store's, get to their work: game time runs
    /// a hundred times faster than theirs as it is. Throws [AssertionError] after a minute.
    public void stepUntil(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("did not come to hold within a minute");
            }
            step();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /// A counter's value.
    public long counter(String name) {
        return kernel.metrics().counters().stream().filter(counter -> counter.name().equals(name)).findFirst().orElseThrow().value();
    }

    /// Stops it in order, and says how it went.
    public StopReport stop() {
        kernel.requestStop("the test is over");
        kernel.step();
        return kernel.awaitStop();
    }

    /// Stops it, unless it is stopped.
    @Override
    public void close() {
        stop();
    }
}
