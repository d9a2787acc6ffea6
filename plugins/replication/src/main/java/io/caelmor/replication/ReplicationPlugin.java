package io.caelmor.replication;

import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.Replication;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.session.SessionListener;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.tick.TickContext;

/// The role `replication`: snapshots by area of interest, as differences to what each session was sent.
public final class ReplicationPlugin implements Replication, SessionListener {
    private static final HookKey SNAPSHOTS = new HookKey("replication.snapshots", Integer.MAX_VALUE - 512);

    private ReplicationSettings settings;
    private SnapshotCounters counters;
    private Snapshots snapshots;

    @Override
    public void declare(Declarations declarations) {
        settings = ReplicationSettings.read(declarations.settings());
        counters = new SnapshotCounters(declarations::counter);
        declarations.hook(Phase.POST_TICK, SNAPSHOTS, _ -> snapshots.pass());
        declarations.listener(this);
        declarations.ledger("replication.view_entries", () -> snapshots.viewEntries());
    }

    @Override
    public void bind(Bindings bindings) {
        var viewers = new SessionViewers(bindings.sessions(), bindings.observation().rate());
        snapshots = new Snapshots(bindings.world(), viewers, bindings.outbound(), bindings.events(), bindings.crew(), settings,
                Effort.USUAL, bindings.overload()::lessDistant, counters);
    }

    /// Decided by places alone, never by what the network has let through: else the same input would not give the same world.
    @Override
    public boolean sees(int slot, long entity) {
        return snapshots.inReach(slot, entity);
    }

    @Override
    public float reach() {
        return settings.range().radius();
    }

    @Override
    public void attached(TickContext tick, Session session) {
        snapshots.view(session.slot()).forget();
    }

    @Override
    public void detached(TickContext tick, Session session) {
        snapshots.view(session.slot()).forget();
    }

    @Override
    public void left(TickContext tick, Session session) {
        snapshots.view(session.slot()).forget();
    }
}
