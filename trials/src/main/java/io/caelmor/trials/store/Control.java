package io.caelmor.trials.store;

import io.caelmor.trials.control.ControlStore;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;

/// A store that breaks its promise, so that a trial can show that it would notice.
///
/// @param name what is wrong with it
/// @param folder where its file is
/// @param whole whether it saves cuts as a whole; else only the entities that changed hands in them
/// @param forced whether it answers when a cut is on the disk; else before
public record Control(String name, Path folder, boolean whole, boolean forced) implements Backend {
    /// Saves the moved entity alone.
    public static Control tearing(Path folder) {
        return new Control("control: saves the moved entity alone", folder, false, true);
    }

    /// Calls saved what the system still has in memory.
    public static Control hasty(Path folder) {
        return new Control("control: answers before the disk does", folder, true, false);
    }

    @Override
    public Path jar(Path distribution) {
        try {
            return Path.of(ControlStore.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("trials.control.file", folder.resolve("world.txt").toString(), "trials.control.whole", Boolean.toString(whole),
                "trials.control.forced", Boolean.toString(forced));
    }
}
