package io.caelmor.kernel.plugin;

import java.util.List;

/// What a plugin's jars show without any other jar: that they hold a plugin, and classes that the running Java reads.
final class JarCheck {
    private JarCheck() {}

    static void check(List<FoundPlugin> plugins, Problems problems) {
        for (FoundPlugin plugin : plugins) {
            if (plugin.provided().isEmpty()) {
                problems.add(ProblemCode.P115, plugin.subject(), "provides no role, so the server has no use for it.",
                        "add a line like 'provides " + Role.HOOKS.service().getName() + " with ...' to its module-info; "
                                + "if it is a library, move it into the folder of the plugin that needs it.");
            }
            for (PluginJar jar : plugin.jars()) {
                if (jar.tooNew()) {
                    String whose = jar == plugin.jars().getFirst() ? "" : "has a library, " + jar.fileName() + ", that ";
                    problems.add(ProblemCode.P108, plugin.subject(), whose + "needs Java " + jar.neededJava() + " (its "
                            + jar.newestClass() + " does); this is Java " + Runtime.version().feature() + ".",
                            "install a build of it for Java " + Runtime.version().feature() + ", or run the server on Java "
                                    + jar.neededJava() + ".");
                }
            }
        }
    }
}
