package io.caelmor.transport.netty;

import io.caelmor.kernel.plugin.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A section of configuration made of a map; problems are kept for the test to look at.
final class TestSettings implements Settings {
    final List<String> problems = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    static TestSettings of(Object... keysAndValues) {
        var settings = new TestSettings();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.values.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return settings;
    }

    @Override
    public int integer(String key, int standard, int least, int greatest, String meaning) {
        return (int) values.getOrDefault(key, standard);
    }

    @Override
    public double number(String key, double standard, double least, double greatest, String meaning) {
        return (double) values.getOrDefault(key, standard);
    }

    @Override
    public boolean flag(String key, boolean standard, String meaning) {
        return (boolean) values.getOrDefault(key, standard);
    }

    @Override
    public String text(String key, String standard, String meaning) {
        return (String) values.getOrDefault(key, standard);
    }

    @Override
    public List<String> texts(String key, List<String> standard, String meaning) {
        return ((List<?>) values.getOrDefault(key, standard)).stream().map(String.class::cast).toList();
    }

    @Override
    public Path path(String key, String standard, String meaning) {
        return (Path) values.getOrDefault(key, Path.of(standard));
    }

    @Override
    public Optional<Path> path(String key, String meaning) {
        return Optional.ofNullable((Path) values.get(key));
    }

    @Override
    public void problem(String key, String sentence, String fix) {
        problems.add(key + " " + sentence + ". Fix: " + fix);
    }
}
