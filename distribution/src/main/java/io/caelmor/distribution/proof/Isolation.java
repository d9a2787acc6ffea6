package io.caelmor.distribution.proof;

import io.caelmor.kernel.plugin.PluginSet;
import io.caelmor.kernel.plugin.Role;
import io.caelmor.kernel.plugin.SettingSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The values that keep a proof apart from the server it speaks of, and make it quick. They beat all others, and since nobody has
/// configured them, one that no plugin reads is no error.
final class Isolation implements SettingSource {
    static final long RATE = 50;
    private static final long SAVE_MILLIS = 50;

    private final Map<String, Raw> values = new HashMap<>();

    private Isolation() {}

    /// For these plugins: a transport listens on any free port of this machine, without TLS, and so does a site; a persistence writer saves into `folder`.
    static Isolation of(PluginSet plugins, Path folder) {
        var isolation = new Isolation();
        isolation.set("tick.rate", RATE);
        isolation.set("persistence.interval_ms", SAVE_MILLIS);
        for (var plugin : plugins.facts()) {
            if (plugin.provided().containsKey(Role.TRANSPORT)) {
                isolation.set(plugin.name() + ".host", "127.0.0.1");
                isolation.set(plugin.name() + ".port", 0L);
                isolation.set(plugin.name() + ".certificate", "");
                isolation.set(plugin.name() + ".key", "");
            }
            if (plugin.provided().containsKey(Role.SITE)) {
                isolation.set(plugin.name() + ".host", "127.0.0.1");
                isolation.set(plugin.name() + ".port", 0L);
            }
            if (plugin.provided().containsKey(Role.PERSISTENCE)) {
                isolation.set(plugin.name() + ".url", "jdbc:sqlite:" + folder.resolve("proof.db"));
            }
        }
        return isolation;
    }

    @Override
    public Optional<Raw> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public Set<String> keys() {
        return Set.of();
    }

    private void set(String key, Object value) {
        values.put(key, new Raw(value, "the proof", false));
    }
}
