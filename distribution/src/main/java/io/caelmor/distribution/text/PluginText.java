package io.caelmor.distribution.text;

import io.caelmor.kernel.plugin.PluginFacts;
import io.caelmor.kernel.plugin.Problem;
import io.caelmor.kernel.plugin.Problems;
import io.caelmor.kernel.plugin.Role;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Plugins as tables and as JSON.
public final class PluginText {
    private static final String NONE = "-";

    private PluginText() {}

    /// A line for each plugin.
    public static void table(PrintStream out, String indent, List<PluginFacts> plugins) {
        var table = new Table(indent).row("PLUGIN", "VERSION", "ROLES", "KERNEL", "FROM");
        plugins.forEach(plugin -> table.row(plugin.name(), orNone(plugin.version()), roles(plugin), orNone(plugin.builtFor()),
                Lines.single(plugin.source())));
        table.print(out);
    }

    /// A line for each role and who takes it.
    public static void roles(PrintStream out, String indent, List<PluginFacts> plugins) {
        var table = new Table(indent).row("ROLE", "TAKEN BY");
        for (var role : Role.values()) {
            var takers = takers(plugins, role);
            table.row(role.label(), takers.isEmpty() ? absent(role) : String.join(", ", takers));
        }
        table.print(out);
    }

    /// Names of the plugins that take the role.
    public static List<String> takers(List<PluginFacts> plugins, Role role) {
        return plugins.stream().filter(plugin -> plugin.provided().containsKey(role)).map(PluginFacts::name).toList();
    }

    /// All that is known of a plugin.
    public static void details(PrintStream out, PluginFacts plugin, List<Problem> problems) {
        out.println(plugin.subject().text() + (problems.isEmpty() ? ": fine" : ": " + problems.size() + (problems.size() == 1 ? " problem" : " problems")));
        var table = new Table("  ").row("module", plugin.module()).row("built for", plugin.builtFor().isEmpty() ? "it does not tell" : "kernel " + plugin.builtFor());
        plugin.provided().forEach((role, classes) -> table.row(role.label(), String.join(", ", classes)));
        row(table, "needs roles", plugin.requiredRoles().stream().map(Role::label).sorted().toList());
        row(table, "needs plugins", plugin.requiredPlugins());
        row(table, "requires", plugin.requiredModules());
        row(table, "exports", plugin.exported());
        row(table, "libraries", plugin.libraries());
        table.print(out);
        problems.forEach(problem -> problem(out, problem));
    }

    /// One problem, as the report shows it.
    public static void problem(PrintStream out, Problem problem) {
        out.println("  " + problem.code() + " " + problem.sentence());
        out.println("       Fix: " + problem.fix());
    }

    public static Map<String, Object> json(PluginFacts plugin) {
        var provided = Json.object();
        plugin.provided().forEach((role, classes) -> provided.put(role.label(), classes));
        return Json.object("name", plugin.name(), "version", plugin.version(), "module", plugin.module(), "kernel", plugin.builtFor(),
                "source", plugin.source(), "provides", provided,
                "requiresRoles", plugin.requiredRoles().stream().map(Role::label).sorted().toList(),
                "requiresPlugins", plugin.requiredPlugins(), "requiresModules", plugin.requiredModules(),
                "exports", plugin.exported(), "libraries", plugin.libraries());
    }

    /// A list of JSON objects, empty where all is well.
    public static List<Map<String, Object>> json(Problems problems) {
        return problems.list().stream().map(problem -> Json.object("code", problem.code().name(), "subject", problem.subject().text(),
                "sentence", problem.sentence(), "fix", problem.fix())).toList();
    }

    /// `commands, hooks`
    static String roles(PluginFacts plugin) {
        return plugin.provided().isEmpty() ? NONE : String.join(", ", plugin.provided().keySet().stream().map(Role::label).toList());
    }

    private static String absent(Role role) {
        return role == Role.AUTHENTICATOR ? "nobody: everybody may join as a guest, from this machine alone" : "nobody";
    }

    private static void row(Table table, String label, Collection<String> values) {
        if (!values.isEmpty()) {
            table.row(label, String.join(", ", values));
        }
    }

    private static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }
}
