package io.caelmor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.metric.Ledger;
import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.plugin.Contribution;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.LoadedPlugin;
import io.caelmor.kernel.plugin.PersistenceWriter;
import io.caelmor.kernel.plugin.PluginSet;
import io.caelmor.kernel.plugin.Problems;
import io.caelmor.kernel.plugin.SettingCatalogue;
import io.caelmor.kernel.plugin.SettingSource;
import io.caelmor.kernel.plugin.TickHooks;
import io.caelmor.kernel.plugin.Transport;
import io.caelmor.kernel.session.Gate;
import io.caelmor.kernel.support.StepClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A kernel whose plugins fail while it starts or stops. One that never ends is a failure, too, and not a build that hangs.
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KernelFailureTest {
    private final List<String> did = Collections.synchronizedList(new ArrayList<>());
    private final Problems problems = new Problems("the test");

    private final class Socket implements Transport {
        private final Failing failing;

        Socket(Failing failing) {
            this.failing = failing;
        }

        @Override
        public void declare(Declarations declarations) {}

        @Override
        public void start(Gate gate) throws IOException {
            did.add("start");
            failing.at("start");
        }

        @Override
        public List<String> endpoints() {
            return List.of();
        }

        @Override
        public void wake() {}

        @Override
        public void stopAccepting() {
            failing.at("stopAccepting");
        }

        @Override
        public void stop() {
            did.add("stop");
            failing.at("stop");
        }
    }

    private final class Disk implements PersistenceWriter {
        private final Failing failing;

        Disk(Failing failing) {
            this.failing = failing;
        }

        @Override
        public void declare(Declarations declarations) {
            var world = declarations.world();
            declarations.onStart(_ -> world.spawnPersistent(world.kind("rock"), 0));
            world.kind("rock");
        }

        @Override
        public void open(StoreLayout layout) {
            failing.at("open");
        }

        @Override
        public long reserveIds(int count) {
            return 1;
        }

        @Override
        public CommitOutcome commit(Cut cut) {
            did.add("commit");
            return CommitOutcome.COMMITTED;
        }

        @Override
        public void loadWorld(EntityRows into) {}

        @Override
        public long loadAccount(String name, EntityRows into) {
            return 1;
        }

        @Override
        public void close() {
            did.add("close");
            failing.at("close");
        }

        @Override
        public String describe() {
            return "memory";
        }
    }

    @FunctionalInterface
    private interface Failing {
        boolean when(String what);

        default void at(String what) {
            if (when(what)) {
                throw new IllegalStateException("thrown on purpose");
            }
        }
    }

    @Test
    void shouldSaveAndEndThoughATransportFailsToStop() {
        var kernel = composed(new Socket(what -> what.startsWith("stop")), new Disk(_ -> false));
        assertTrue(kernel.startStepped(problems));
        kernel.step();
        kernel.requestStop("the test is over");
        kernel.step();
        var report = kernel.awaitStop();
        assertEquals("the test is over", report.reason());
        assertTrue(report.saved());
        assertTrue(report.fault(), "it was not as it should be");
        assertEquals(List.of("start", "commit", "close", "stop"), did);
    }

    @Test
    void shouldEndThoughTheStoreFailsToClose() {
        var kernel = composed(new Socket(_ -> false), new Disk("close"::equals));
        assertTrue(kernel.start(problems));
        kernel.requestStop("the test is over");
        var report = kernel.awaitStop();
        assertTrue(report.saved(), "what was committed is there");
        assertTrue(report.fault(), "it was not as it should be");
        assertEquals(List.of("close", "stop"), did.subList(did.size() - 2, did.size()));
    }

    @Test
    void shouldEndThoughALedgerEntryCanNotBeRead() {
        Declaring torn = declarations -> declarations.ledger("torn", () -> {
            throw new IllegalStateException("thrown on purpose");
        });
        var kernel = composed(new Socket(_ -> false), new Disk(_ -> false), torn);
        assertTrue(kernel.start(problems));
        kernel.requestStop("the test is over");
        var report = kernel.awaitStop();
        assertEquals(Ledger.UNREADABLE, report.held().get("torn"));
        assertFalse(report.clean(), "nobody knows whether it is zero");
    }

    /// A plugin that only declares.
    @FunctionalInterface
    private interface Declaring extends TickHooks {}

    @Test
    void shouldEndTheTickThreadThoughATransportFailsToStop() {
        var kernel = composed(new Socket(what -> what.startsWith("stop")), new Disk(_ -> false));
        assertTrue(kernel.start(problems));
        kernel.requestStop("the test is over");
        assertTrue(kernel.awaitStop().saved());
        assertEquals(List.of("close", "stop"), did.subList(did.size() - 2, did.size()));
    }

    @Test
    void shouldRefuseToStartWithATransportThatFailsInAnyWay() {
        var kernel = composed(new Socket("start"::equals), new Disk(_ -> false));
        assertFalse(kernel.start(problems));
        assertTrue(problems.report().contains("thrown on purpose"), problems.report());
        assertEquals(List.of("start", "stop"), did, "the store was left to whoever has it open");
    }

    @Test
    void shouldRefuseToStartWithAStoreThatFailsInAnyWay() {
        var kernel = composed(new Socket(_ -> false), new Disk("open"::equals));
        assertFalse(kernel.start(problems));
        assertTrue(problems.report().contains("thrown on purpose"), problems.report());
        assertEquals(List.of("start", "stop"), did, "the address is free again");
    }

    private Kernel composed(Contribution... contributions) {
        var plugins = new ArrayList<LoadedPlugin>();
        for (var contribution : contributions) {
            plugins.add(LoadedPlugin.of("plugin" + plugins.size(), contribution));
        }
        var settings = Map.of("persistence.enabled", new SettingSource.Raw(true, "the test", false),
                "roles.required", new SettingSource.Raw(List.of(), "the test", false));
        var catalogue = new SettingCatalogue(List.of(SettingSource.of(settings)), Path.of(""), problems);
        var kernel = Kernel.compose(PluginSet.of(plugins), catalogue, new StepClock(), problems);
        assertTrue(problems.isEmpty(), problems::report);
        return kernel;
    }
}
