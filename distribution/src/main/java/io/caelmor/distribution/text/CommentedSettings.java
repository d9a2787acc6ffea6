package io.caelmor.distribution.text;

import io.caelmor.kernel.plugin.Setting;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The configuration as a TOML file: every key with its meaning, its range and its default.
public final class CommentedSettings {
    private static final int WIDTH = 110;
    private static final String HEAD = """
            # The configuration of Caelmor: every key there is, commented out, with its default.
            #
            # Each key is an environment variable too: tick.rate is CAELMOR_TICK_RATE, transport.netty.port is
            # CAELMOR_TRANSPORT_NETTY_PORT. What the command line says with --set tick.rate=20 beats the environment, and that beats
            # this file. A key that nobody knows is an error.
            #
            # 'caelmor config' prints this file for the plugins that are installed, 'caelmor config --effective' what counts now.
            """;

    private CommentedSettings() {}

    /// A file to begin with: all defaults.
    public static void defaults(PrintStream out, List<Setting> settings) {
        out.print(HEAD);
        String section = "";
        for (var setting : bySection(settings)) {
            section = section(out, section, setting);
            out.println();
            comment(out, sentence(setting.meaning()) + " " + sentence(type(setting)));
            out.println("#" + name(setting) + " = " + setting.shownStandard());
        }
    }

    /// What counts in this run, and where that stands; defaults are commented out.
    public static void effective(PrintStream out, List<Setting> settings) {
        String section = "";
        for (var setting : bySection(settings)) {
            section = section(out, section, setting);
            boolean set = !setting.origin().isEmpty();
            out.println((set ? "" : "#") + name(setting) + " = " + setting.shown() + (set ? "  # " + Lines.single(setting.origin()) : ""));
        }
    }

    /// A section may stand in a file but once, and by their names alone `a.b.c` comes between `a.a` and `a.z`.
    private static List<Setting> bySection(List<Setting> settings) {
        return settings.stream().sorted(Comparator.comparing(CommentedSettings::table).thenComparing(CommentedSettings::name)).toList();
    }

    private static String table(Setting setting) {
        return setting.key().substring(0, setting.key().lastIndexOf('.'));
    }

    private static String section(PrintStream out, String before, Setting setting) {
        String section = table(setting);
        if (!section.equals(before)) {
            out.println();
            out.println("[" + section + "]");
        }
        return section;
    }

    private static String name(Setting setting) {
        return setting.key().substring(setting.key().lastIndexOf('.') + 1);
    }

    /// `a whole number from 1 to 128`
    private static String type(Setting setting) {
        return setting.type() + (setting.range().isEmpty() ? "" : " from " + setting.range());
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + (words.endsWith(".") ? "" : ".");
    }

    private static void comment(PrintStream out, String text) {
        var line = new StringBuilder("#");
        for (var word : Lines.single(text).split(" ", -1)) {
            if (line.length() + 1 + word.length() > WIDTH) {
                out.println(line);
                line = new StringBuilder("#");
            }
            line.append(' ').append(word);
        }
        out.println(line);
    }
}
