package io.caelmor.kernel.plugin;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Values of environment variables, whose names tell sections and words apart no more.
final class SettingVariables implements SettingSource {
    private static final String PREFIX = "CAELMOR_";

    private final Map<String, Raw> values = new HashMap<>();

    SettingVariables(Map<String, String> variables, Set<String> others) {
        variables.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !others.contains(name)) {
                values.put(name, new Raw(value, "environment " + name, true));
            }
        });
    }

    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public Optional<Raw> find(String key) {
        return spelled(spell(key));
    }

    @Override
    public Set<String> keys() {
        return values.keySet();
    }

    @Override
    public String spell(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    @Override
    public Optional<Raw> spelled(String spelling) {
        return Optional.ofNullable(values.get(spelling));
    }
}
