package io.caelmor.kernel.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One section of the configuration, read key by key, each with its default, range and meaning: reading is declaring.
///
/// Keys are lower-case words joined by `_`. A value that is missing is its default; one of a wrong type or range is a start-up
/// problem, and its default is answered, so that all problems are found at once. A key that nobody read is a problem too.
public interface Settings {
    int integer(String key, int standard, int least, int greatest, String meaning);

    double number(String key, double standard, double least, double greatest, String meaning);

    boolean flag(String key, boolean standard, String meaning);

    String text(String key, String standard, String meaning);

    List<String> texts(String key, List<String> standard, String meaning);

    /// A file or folder; relative ones lie in the server's data folder's parent, the working directory by default.
    Path path(String key, String standard, String meaning);

    /// A file or folder that need not be given.
    Optional<Path> path(String key, String meaning);

    /// Reports what can't be told from one value alone: `sentence` says what is wrong with `key`, `fix` what to do.
    void problem(String key, String sentence, String fix);
}
