package io.caelmor.kernel.plugin;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where configured values come from: a file, the environment, the command line. It holds them raw; only who reads a key knows its type.
public interface SettingSource {
    /// A value as its source has it.
    ///
    /// @param value a `String`, `Long`, `Double`, `Boolean` or a `List` of `String`
    /// @param origin where it stands, for people, such as `caelmor.toml line 12`
    /// @param textual whether the source knows no types, so that text may stand for a number, a flag or a list (`a,b`)
    record Raw(Object value, String origin, boolean textual) {}

    /// The value of a full key, such as `tick.rate`.
    Optional<Raw> find(String key);

    /// The keys that it has values for, as it spells them.
    Set<String> keys();

    /// Whether all that is in it is meant for this server. The environment is shared: what is unknown there and resembles no key is
    /// somebody else's.
    default boolean exclusive() {
        return true;
    }

    /// How it spells the full key `key`, or a beginning of one.
    default String spell(String key) {
        return key;
    }

    /// The value of a key as [#keys] spells it, for messages.
    default Optional<Raw> spelled(String spelling) {
        return find(spelling);
    }

    /// Values by full key, as a file or the command line gives them.
    static SettingSource of(Map<String, Raw> values) {
        return new SettingMap(Map.copyOf(values));
    }

    /// Environment variables: `tick.rate` is `CAELMOR_TICK_RATE`. Those in `others` begin alike and mean something else.
    static SettingSource environment(Map<String, String> variables, Set<String> others) {
        return new SettingVariables(variables, others);
    }
}
