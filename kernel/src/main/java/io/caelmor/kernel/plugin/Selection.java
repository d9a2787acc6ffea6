package io.caelmor.kernel.plugin;

import java.util.List;

/// Which of the installed plugins this run wants: all of them, or those that were named. Nothing is selected implicitly.
final class Selection {
    private Selection() {}

    /// Those of `installed` that `names` names, all where it is empty. A name that none has is a problem.
    static List<FoundPlugin> of(List<FoundPlugin> installed, List<String> names, Problems problems) {
        if (names.isEmpty()) {
            return installed;
        }
        List<String> known = installed.stream().map(FoundPlugin::name).distinct().sorted().toList();
        for (String name : names) {
            if (!known.contains(name)) {
                problems.add(ProblemCode.P114, Subject.SERVER, "the plugin '" + name + "' was selected, and none is called so.",
                        advice(name, known));
            }
        }
        return installed.stream().filter(plugin -> names.contains(plugin.name())).toList();
    }

    private static String advice(String name, List<String> known) {
        List<String> nearest = Nearest.to(name, known);
        if (!nearest.isEmpty()) {
            return "did you mean " + String.join(" or ", nearest) + "?";
        }
        return known.isEmpty() ? "install it first." : "choose among " + String.join(", ", known) + ".";
    }
}
