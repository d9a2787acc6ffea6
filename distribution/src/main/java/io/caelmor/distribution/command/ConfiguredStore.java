package io.caelmor.distribution.command;

import io.caelmor.distribution.setup.Plan;
import io.caelmor.distribution.setup.StartOptions;
import io.caelmor.distribution.setup.Surroundings;
import io.caelmor.distribution.text.Lines;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.plugin.SettingSource;
import io.caelmor.kernel.plugin.SettingSource.Raw;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The store that `run` would open with the same options, as a whole. Everything is composed and nothing started; no role but the store's is missed.
final class ConfiguredStore {
    private static final SettingSource ALONE = SettingSource.of(Map.of("roles.required", new Raw(List.of(), "caelmor store", false)));

    private ConfiguredStore() {}

    /// Does `work` and answers its exit code; says what stood against it.
    static int with(Surroundings surroundings, StartOptions options, Work work) {
        var plan = Plan.of(surroundings, options, Path.of(""), _ -> ALONE);
        if (!plan.problems().isEmpty()) {
            surroundings.err().println(plan.problems().report());
            return ExitCode.REFUSED;
        }
        try (var archive = plan.kernel().archive()) {
            return work.on(archive);
        } catch (StoreException refusal) {
            surroundings.err().println(Lines.single(String.valueOf(refusal.getMessage())));
        } catch (IOException failure) {
            surroundings.err().println(Lines.single("A file can't be read or written: " + failure + ". See that it is there, that you may, and that the disk has room."));
        }
        return ExitCode.FAILED;
    }

    @FunctionalInterface
    interface Work {
        int on(StoreArchive archive) throws StoreException, IOException;
    }
}
