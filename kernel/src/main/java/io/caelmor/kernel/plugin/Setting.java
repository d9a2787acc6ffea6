package io.caelmor.kernel.plugin;

import java.util.List;
import java.util.regex.Pattern;

/// A key that somebody reads, with all that a commented configuration file and a list of effective values say of it.
///
/// @param key the full key, such as `combat.respawn_seconds`
/// @param type what it wants, in words: `a whole number`, `text`
/// @param standard its default: a `Long`, `Double`, `Boolean`, `String` or a `List` of `String`; empty text where it has none
/// @param range what numbers it takes, such as `1 to 128`; empty for all others
/// @param meaning what it decides
/// @param value what it is in this run, of the default's type
/// @param origin where the value stands; empty where it is the default
public record Setting(String key, String type, Object standard, String range, String meaning, Object value, String origin) {
    private static final Pattern SECRET = Pattern.compile(".*(password|secret|token|credential)[^.]*");
    private static final String MASK = "\"******\"";

    /// The value as TOML writes it; a secret is masked, unless it is the default.
    public String shown() {
        return isSecret(key) && !value.equals(standard) ? MASK : toml(value);
    }

    /// The default as TOML writes it.
    public String shownStandard() {
        return toml(standard);
    }

    /// Whether values of the key are for nobody's eyes.
    static boolean isSecret(String key) {
        return SECRET.matcher(key).matches();
    }

    static String toml(Object value) {
        return switch (value) {
            case String text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
            case List<?> list -> "[" + String.join(", ", list.stream().map(Setting::toml).toList()) + "]";
            default -> value.toString();
        };
    }
}
