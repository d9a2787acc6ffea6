package io.caelmor.console;

import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.plugin.Declarations;
import io.caelmor.kernel.plugin.Site;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The plugin `console`.
public final class ConsolePlugin implements Site {
    /// Behind the snapshots: what is seen is what this tick has sent.
    private static final HookKey DESK = new HookKey("console.desk", Integer.MAX_VALUE - 256);

    private ConsoleSettings settings;
    private Bindings bindings;
    private Desk desk;
    private volatile @Nullable ConsoleListener listener;

    @Override
    public void declare(Declarations declarations) {
        settings = ConsoleSettings.read(declarations.settings());
        declarations.hook(Phase.POST_TICK, DESK, tick -> desk.serve(tick));
    }

    @Override
    public void bind(Bindings bound) {
        bindings = bound;
        desk = new Desk(bound);
    }

    @Override
    public String purpose() {
        return "console";
    }

    @Override
    public void open(List<String> endpoints) throws IOException {
        var schema = new SchemaJson(bindings, endpoints);
        listener = ConsoleListener.open(settings, schema, new Recorder(bindings, desk), desk, new Audit(settings.audit()));
    }

    @Override
    public String address() {
        return Objects.requireNonNull(listener).address();
    }

    @Override
    public void close() {
        var open = listener;
        if (open != null) {
            open.close();
        }
    }
}
