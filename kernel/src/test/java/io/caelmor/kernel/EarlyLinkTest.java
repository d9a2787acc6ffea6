package io.caelmor.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.LoadedPlugin;
import io.caelmor.kernel.plugin.PluginSet;
import io.caelmor.kernel.plugin.Problems;
import io.caelmor.kernel.plugin.SettingCatalogue;
import io.caelmor.kernel.plugin.SettingSource;
import io.caelmor.kernel.plugin.Transport;
import io.caelmor.kernel.session.Gate;
import io.caelmor.kernel.support.StepClock;
import io.caelmor.kernel.support.TestLink;
import io.caelmor.kernel.wire.MessageType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A client whose socket is accepted while the server still starts: its address is bound, its store is not open yet.
class EarlyLinkTest implements Transport {
    private final Problems problems = new Problems("the test");
    private Gate gate;
    private TestLink early;

    @Test
    void shouldWaitForTheFirstTickAndBeWelcomed() {
        var kernel = kernel();
        assertTrue(kernel.startStepped(problems));
        assertTrue(early.accepted());
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (early.pump() == 0 && System.nanoTime() - deadline < 0) {
            kernel.step();
            Thread.yield();
        }
        assertEquals(List.of(), early.closes());
        assertEquals(MessageType.WELCOME, early.frames().getFirst()[0] & 0xFF);

        kernel.requestStop("the test is over");
        early.drop();
        kernel.step();
        assertTrue(kernel.awaitStop().clean(), kernel.awaitStop()::toString);
    }

    @Test
    void shouldBeTurnedAwayOnceTheServerStops() {
        var kernel = kernel();
        assertTrue(kernel.startStepped(problems));
        early.drop();
        kernel.requestStop("the test is over");
        kernel.step();
        assertFalse(new TestLink(gate).accepted());
    }

    private Kernel kernel() {
        var settings = Map.of("persistence.enabled", new SettingSource.Raw(false, "the test", false),
                "roles.required", new SettingSource.Raw(List.of(), "the test", false));
        var catalogue = new SettingCatalogue(List.of(SettingSource.of(settings)), Path.of(""), problems);
        return Kernel.compose(PluginSet.of(List.of(LoadedPlugin.of("early", this))), catalogue, new StepClock(), problems);
    }

    @Override
    public void declare(Declarations declarations) {}

    @Override
    public void start(Gate opened) {
        gate = opened;
        early = new TestLink(gate);
        if (early.accepted()) {
            early.hello("ann");
        }
    }

    @Override
    public List<String> endpoints() {
        return List.of();
    }

    @Override
    public void wake() {}

    @Override
    public void stopAccepting() {}

    @Override
    public void stop() {}
}
