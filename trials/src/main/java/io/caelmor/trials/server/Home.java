package io.caelmor.trials.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A packaged distribution, and a plugin folder of the trial's own with the store that is on trial.
///
/// @param folder the distribution, with `bin/caelmor`
/// @param plugins what the server is started with
public record Home(Path folder, Path plugins) {
    private static final String STORES = "caelmor-persistence-";

    /// Copies the plugins into a new folder, without their store, and with `store` in its place.
    public static Home with(Path distribution, Path store, Path pluginsFolder) throws IOException {
        Files.createDirectories(pluginsFolder);
        try (var jars = Files.list(distribution.resolve("plugins"))) {
            for (var jar : jars.filter(jar -> !jar.getFileName().toString().startsWith(STORES)).toList()) {
                Files.copy(jar, pluginsFolder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(store, pluginsFolder.resolve(store.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        return new Home(distribution, pluginsFolder);
    }

    Path program() {
        return folder.resolve("bin/caelmor");
    }
}
