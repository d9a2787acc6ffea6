package io.caelmor.transport.netty;

import io.caelmor.kernel.command.CommandDeclaration;
import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.fault.FailurePoint;
import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.outbound.EventDeclaration;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.Settings;
import io.caelmor.kernel.session.SessionListener;
import io.caelmor.kernel.tick.EligibilityGate;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Participant;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.tick.TickHook;
import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.World;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Takes what a transport declares; a transport has no business with the rest.
final class TestDeclarations implements Declarations {
    final Metrics metrics = new Metrics();
    final FailurePoints failurePoints = new FailurePoints();
    final Map<String, LongSupplier> ledger = new HashMap<>();
    private final Settings settings;

    TestDeclarations(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Counter counter(String name, String help) {
        return metrics.counter(name, help);
    }

    @Override
    public void gauge(String name, String help, LongSupplier read) {
        metrics.gauge(name, help, read);
    }

    @Override
    public void ledger(String name, LongSupplier held) {
        ledger.put(name, held);
    }

    @Override
    public FailurePoint failurePoint(String name) {
        return failurePoints.point(name);
    }

    @Override
    public World world() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CommandDeclaration command(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public EventDeclaration event(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Receipt rejection(String name, String sentence) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void hook(Phase phase, HookKey key, TickHook hook) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onStart(TickHook start) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void participant(HookKey key, EntitySet members, Participant participant) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void gate(String name, EligibilityGate gate) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void listener(SessionListener listener) {
        throw new UnsupportedOperationException();
    }
}
