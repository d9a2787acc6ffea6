package io.caelmor.kernel.plugin;

import io.caelmor.kernel.plugin.SettingSource.Raw;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// One section of the catalogue: types and checks what its owner reads, and declares it in doing so.
final class SettingSection implements Settings {
    private static final Pattern WORDS = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    private final String prefix;
    private final SettingCatalogue catalogue;
    private final Path base;

    SettingSection(String prefix, SettingCatalogue catalogue, Path base) {
        this.prefix = prefix;
        this.catalogue = catalogue;
        this.base = base;
    }

    @Override
    public int integer(String key, int standard, int least, int greatest, String meaning) {
        Object value = ranged(key, SettingType.WHOLE, (long) standard, least + " to " + greatest, meaning,
                whole -> (long) whole >= least && (long) whole <= greatest);
        return Math.toIntExact((long) value);
    }

    @Override
    public double number(String key, double standard, double least, double greatest, String meaning) {
        return (double) ranged(key, SettingType.NUMBER, standard, least + " to " + greatest, meaning,
                number -> (double) number >= least && (double) number <= greatest);
    }

    @Override
    public boolean flag(String key, boolean standard, String meaning) {
        return (boolean) any(key, SettingType.FLAG, standard, meaning);
    }

    @Override
    public String text(String key, String standard, String meaning) {
        return (String) any(key, SettingType.TEXT, standard, meaning);
    }

    @Override
    public List<String> texts(String key, List<String> standard, String meaning) {
        return ((List<?>) any(key, SettingType.TEXTS, List.copyOf(standard), meaning))
                .stream().map(String.class::cast).toList();
    }

    @Override
    public Path path(String key, String standard, String meaning) {
        return resolved(key, text(key, standard, meaning)).orElseGet(() -> base.resolve(standard));
    }

    @Override
    public Optional<Path> path(String key, String meaning) {
        String given = text(key, "", meaning);
        return given.isEmpty() ? Optional.empty() : resolved(key, given);
    }

    @Override
    public void problem(String key, String sentence, String fix) {
        catalogue.problem(ProblemCode.P304, full(key), sentence, fix);
    }

    private Optional<Path> resolved(String key, String given) {
        try {
            return Optional.of(base.resolve(given));
        } catch (InvalidPathException failure) {
            problem(key, "can't be a path: " + failure.getReason() + ".", "write a path as this system does.");
            return Optional.empty();
        }
    }

    private Object any(String key, SettingType type, Object standard, String meaning) {
        return ranged(key, type, standard, "", meaning, _ -> true);
    }

    /// The configured value where it has the type and lies in the range, else the default; declares the key either way.
    private Object ranged(
            String key, SettingType type, Object standard, String range, String meaning, Predicate<Object> inRange) {
        String full = full(key);
        Optional<Raw> raw = catalogue.find(full);
        Optional<Object> value = raw.flatMap(type::typed);
        Optional<Object> fit = value.filter(inRange);
        catalogue.declare(new Setting(full, type.words(), standard, range, meaning, fit.orElse(standard),
                fit.isPresent() ? raw.get().origin() : ""));
        if (raw.isPresent() && fit.isEmpty()) {
            String shown = Setting.isSecret(full) ? "" : "is " + Setting.toml(raw.get().value()) + "; it ";
            boolean typed = value.isPresent();
            catalogue.problem(typed ? ProblemCode.P303 : ProblemCode.P302, full,
                    shown + "must be " + type.words() + (range.isEmpty() ? "" : " from " + range) + ".",
                    "correct it, or leave it out for " + Setting.toml(standard) + ".");
        }
        return fit.orElse(standard);
    }

    private String full(String key) {
        if (!WORDS.matcher(key).matches()) {
            throw new IllegalArgumentException("'" + key + "' is no key: keys are lower-case words joined by '_'");
        }
        return prefix + "." + key;
    }
}
