package io.caelmor.kernel.plugin;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Values by their full keys.
record SettingMap(Map<String, Raw> values) implements SettingSource {
    @Override
    public Optional<Raw> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public Set<String> keys() {
        return values.keySet();
    }
}
