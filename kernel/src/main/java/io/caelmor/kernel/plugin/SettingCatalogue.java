package io.caelmor.kernel.plugin;

import io.caelmor.kernel.plugin.SettingSource.Raw;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The whole configuration: what the sources give, and what the kernel and the plugins read of it, each under its own section.
/// Reading a key declares it, so this is also the list of all keys there are. Starting thread alone.
public final class SettingCatalogue {
    private final List<SettingSource> sources;
    private final Path base;
    private final Problems problems;
    private final Map<String, Setting> settings = new TreeMap<>();

    /// The first source that has a key decides. Relative paths lie in `base`.
    public SettingCatalogue(List<SettingSource> sources, Path base, Problems problems) {
        this.sources = List.copyOf(sources);
        this.base = base;
        this.problems = problems;
    }

    /// The section whose keys begin with `prefix` and a dot.
    public Settings section(String prefix) {
        return new SettingSection(prefix, this, base);
    }

    /// All keys read so far, by name.
    public List<Setting> settings() {
        return List.copyOf(settings.values());
    }

    /// Reports each configured key that nobody has read; call it when all have declared. `undeclared` names plugins that had no chance to,
    /// installed but not selected or not loaded: what stands in their sections isn't judged.
    public void unknownKeys(Collection<String> undeclared) {
        for (SettingSource source : sources) {
            Map<String, String> known = new TreeMap<>();
            settings.keySet().forEach(key -> known.put(source.spell(key), key));
            Set<String> spellings = known.keySet();
            for (String spelling : source.keys()) {
                boolean silent = undeclared.stream().anyMatch(name -> spelling.startsWith(source.spell(name + ".")));
                if (spellings.contains(spelling) || silent) {
                    continue;
                }
                // What all of a source begin with makes none of them alike.
                String prefix = source.spell("");
                List<String> nearest = Nearest.to(spelling.substring(prefix.length()), spellings.stream().map(other -> other.substring(prefix.length())).toList());
                if (source.exclusive() || !nearest.isEmpty()) {
                    problems.add(ProblemCode.P301, Subject.CONFIGURATION,
                            "nobody reads the key '" + spelling + "'" + where(source.spelled(spelling)) + ".",
                            nearest.isEmpty()
                                    ? "remove it, or install the plugin that it is for."
                                    : "did you mean '" + prefix + nearest.getFirst() + "'?");
                }
            }
        }
    }

    /// The raw value of a full key, of the first source that has it.
    Optional<Raw> find(String key) {
        return sources.stream().flatMap(source -> source.find(key).stream()).findFirst();
    }

    void declare(Setting setting) {
        settings.putIfAbsent(setting.key(), setting);
    }

    /// Reports a value of `key`.
    void problem(ProblemCode code, String key, String sentence, String fix) {
        problems.add(code, Subject.CONFIGURATION, "'" + key + "'" + where(find(key)) + " " + sentence, fix);
    }

    private static String where(Optional<Raw> raw) {
        return raw.map(value -> " (" + value.origin() + ")").orElse("");
    }
}
