package io.caelmor.kernel.plugin;

import io.caelmor.kernel.command.CommandDeclaration;
import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.fault.FailurePoint;
import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.outbound.EventDeclaration;
import io.caelmor.kernel.session.SessionListener;
import io.caelmor.kernel.tick.EligibilityGate;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Participant;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.tick.TickHook;
import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.World;
import java.util.function.LongSupplier;

/// What a plugin can declare at start-up. Starting thread, inside [Contribution#declare] alone. A name that is taken already throws
/// [IllegalStateException]; whatever a plugin throws in `declare` becomes a start-up problem under its name.
public interface Declarations {
    /// This plugin's section of the configuration.
    Settings settings();

    /// The world, for [World#column], [World#set] and [World#kind]. It has no entities yet.
    World world();

    /// Begins the declaration of a command, such as `move`; it ends with [CommandDeclaration#handledBy].
    CommandDeclaration command(String name);

    /// Begins the declaration of an event, such as `combat.hit`; it ends with [EventDeclaration#declare].
    EventDeclaration event(String name);

    /// A reason to reject commands: a dotted name and a sentence for people.
    Receipt rejection(String name, String sentence);

    /// Runs `hook` once a tick.
    void hook(Phase phase, HookKey key, TickHook hook);

    /// Runs `hook` once, at the beginning of the first tick: the world's own entities are loaded, nobody has joined.
    void onStart(TickHook hook);

    /// Runs `participant` once a tick, in the simulate phase, for each member of `members` that all gates let pass.
    void participant(HookKey key, EntitySet members, Participant participant);

    /// An entity takes part in the simulation only while each gate of each plugin lets it.
    void gate(String name, EligibilityGate gate);

    /// Is told of sessions' lives.
    void listener(SessionListener listener);

    /// A counter of this plugin's, such as `combat.hits`.
    Counter counter(String name, String help);

    /// A quantity of this plugin's; `read` is called on any thread.
    void gauge(String name, String help, LongSupplier read);

    /// Something that belongs to sessions and must be back to zero when they are all gone; read on the tick thread.
    void ledger(String name, LongSupplier held);

    /// A named place where tests can make this plugin fail.
    FailurePoint failurePoint(String name);
}
