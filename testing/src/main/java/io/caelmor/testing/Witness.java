package io.caelmor.testing;

import io.caelmor.kernel.outbound.EventLog;
import io.caelmor.kernel.outbound.EventType;
import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.Replication;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.wire.WireReader;
import io.caelmor.kernel.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;

/// Stands where replication would: lets every session see everything, and writes down what is told.
public final class Witness implements Replication {
    /// One event that was told.
    public record Told(long tick, EventType type, long subject, float distance, byte[] bytes) {
        /// Its fields, behind the id.
        public WireReader fields() {
            var reader = new WireReader().wrap(bytes, 0, bytes.length);
            reader.varint();
            return reader;
        }
    }

    private final List<Told> told = new ArrayList<>();
    private final WireWriter writer = new WireWriter();
    private EventLog log;
    private long tick;
    /// Whether events are written down: it allocates.
    public boolean writing = true;

    @Override
    public void declare(Declarations declarations) {
        declarations.hook(Phase.POST_TICK, new HookKey("witness.events", Integer.MAX_VALUE - 512), now -> {
            tick = now.tick();
            for (int i = 0; writing && i < log.count(); i++) {
                told.add(told(i));
            }
            log.delivered();
        });
    }

    @Override
    public void bind(Bindings bindings) {
        log = bindings.events();
    }

    @Override
    public boolean sees(int slot, long entity) {
        return true;
    }

    @Override
    public float reach() {
        return 0;
    }

    /// The last tick that ran.
    public long tick() {
        return tick;
    }

    /// What was told so far under that name.
    public List<Told> told(String event) {
        return told.stream().filter(each -> each.type().name().equals(event)).toList();
    }

    private Told told(int event) {
        var bytes = new byte[log.length(event)];
        log.copy(event, writer.wrap(bytes, 0, bytes.length));
        var type = log.types().get((int) new WireReader().wrap(bytes, 0, bytes.length).varint() - 1);
        return new Told(tick, type, log.subject(event), log.distance(event), bytes);
    }
}
