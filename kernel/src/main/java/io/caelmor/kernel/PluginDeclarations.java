package io.caelmor.kernel;

import io.caelmor.kernel.command.CommandDeclaration;
import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.fault.FailurePoint;
import io.caelmor.kernel.metric.Counter;
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
import java.util.function.LongSupplier;

/// One plugin's view of what all declare together.
record PluginDeclarations(String plugin, Settings settings, Shared shared) implements Declarations {
    @Override
    public World world() {
        return shared.world();
    }

    @Override
    public CommandDeclaration command(String name) {
        return shared.commands().declaration(plugin, name);
    }

    @Override
    public EventDeclaration event(String name) {
        return shared.events().declaration(name);
    }

    @Override
    public Receipt rejection(String name, String sentence) {
        return shared.commands().rejection(name, sentence);
    }

    @Override
    public void hook(Phase phase, HookKey key, TickHook hook) {
        shared.hooks().add(plugin, phase, key, hook);
    }

    @Override
    public void onStart(TickHook hook) {
        shared.startHooks().add(new Shared.StartHook(plugin, hook));
    }

    @Override
    public void participant(HookKey key, EntitySet members, Participant participant) {
        shared.hooks().addParticipant(plugin, key, members, participant);
    }

    @Override
    public void gate(String name, EligibilityGate gate) {
        shared.hooks().addGate(plugin, name, gate);
    }

    @Override
    public void listener(SessionListener listener) {
        shared.listeners().add(plugin, listener);
    }

    @Override
    public Counter counter(String name, String help) {
        return shared.metrics().counter(name, help);
    }

    @Override
    public void gauge(String name, String help, LongSupplier read) {
        shared.metrics().gauge(name, help, read);
    }

    @Override
    public void ledger(String name, LongSupplier held) {
        shared.ledger().add(name, held);
    }

    @Override
    public FailurePoint failurePoint(String name) {
        return shared.failurePoints().point(name);
    }
}
