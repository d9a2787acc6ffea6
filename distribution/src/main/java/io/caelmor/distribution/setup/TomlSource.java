package io.caelmor.distribution.setup;

import io.caelmor.kernel.plugin.ProblemCode;
import io.caelmor.kernel.plugin.Problems;
import io.caelmor.kernel.plugin.SettingSource;
import io.caelmor.kernel.plugin.SettingSource.Raw;
import io.caelmor.kernel.plugin.Subject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;

/// A TOML file as settings, each with the line that it stands on.
final class TomlSource {
    private TomlSource() {}

    /// The file's settings; none, and a problem for each thing that is wrong, where it can't be read.
    static SettingSource read(Path file, Problems problems) {
        try {
            var toml = Toml.parse(Files.readString(file));
            toml.errors().forEach(error -> problems.add(ProblemCode.P305, Subject.CONFIGURATION, sentence(file, error),
                    "correct the line; https://toml.io shows the form."));
            if (toml.hasErrors()) {
                return SettingSource.of(Map.of());
            }
            var values = new HashMap<String, Raw>();
            for (var key : toml.dottedKeySet()) {
                values.put(key, new Raw(plain(toml.get(key)), file + " line " + toml.inputPositionOf(key).line(), false));
            }
            return SettingSource.of(values);
        } catch (NoSuchFileException _) {
            problems.add(ProblemCode.P305, Subject.CONFIGURATION, "the file " + file + " does not exist.",
                    "correct the path after --config, or leave it out; 'caelmor config' prints a file to begin with.");
        } catch (CharacterCodingException _) {
            problems.add(ProblemCode.P305, Subject.CONFIGURATION, "the file " + file + " is not text in UTF-8.", "save it as UTF-8.");
        } catch (IOException e) {
            problems.add(ProblemCode.P305, Subject.CONFIGURATION, "the file " + file + " can't be read: " + e + ".",
                    "let the server's user read it, or name another with --config.");
        }
        return SettingSource.of(Map.of());
    }

    private static String sentence(Path file, TomlParseError error) {
        return file + " line " + error.position().line() + ", column " + error.position().column() + ": " + error.getMessage() + ".";
    }

    /// Arrays as lists; whatever settings have no type for stays as it is, and whoever reads it will say so.
    private static Object plain(Object value) {
        return value instanceof TomlArray array ? array.toList().stream().map(TomlSource::plain).toList() : value;
    }
}
