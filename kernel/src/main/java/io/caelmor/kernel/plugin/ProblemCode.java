package io.caelmor.kernel.plugin;

/// Everything that can keep a server from starting: P1xx loading and roles, P2xx versions, P3xx configuration, P4xx what plugins
/// declare, P5xx the start itself. A number never changes its meaning; what a problem is about stands in its sentence.
public enum ProblemCode {
    P101("duplicate module", "Two jars are the same module, or two plugins go by the same name."),
    P102("package in two modules", "A package is in a plugin and in a module that the plugin reads, or twice inside a plugin's folder."),
    P103("missing module", "A module requires another one that neither the server, nor a plugin, nor the plugin's own folder holds."),
    P104("role missing", "A role is required, by the configuration or by a plugin, and no plugin provides it."),
    P105("role taken twice", "A role that only one can take is provided more than once."),
    P106("cycle", "Plugins require each other in a circle."),
    P107("not a module", "A jar has no module-info.class. Automatic modules are refused, as plugins and as private libraries alike."),
    P108("class file too new", "A class in the jar needs a newer Java than the one that runs the server."),
    P109("missing JDK module", "A plugin requires a module of the JDK that is not part of the running one."),
    P110("reserved name", "A jar is named like a module of the kernel, of its libraries, of the server or of the JDK."),
    P111("outside the plugin folder", "A jar or folder is a link that leads out of the plugin folder."),
    P112("unreadable jar", "A jar is damaged, or the server may not read it."),
    P113("not one plugin in a folder", "A folder inside the plugin folder must hold one plugin's jar, and beside it that plugin's libraries."),
    P114("unknown plugin", "A plugin was selected by a name that no plugin has."),
    P115("provides nothing", "A jar in the plugin folder provides none of the kernel's role services."),
    P116("requires an unselected plugin", "A selected plugin requires one that was not selected. Nothing is selected implicitly."),
    P117("no plugin folder", "The plugin folder does not exist or can't be read."),
    P118("refused by Java", "The Java runtime refused to join the plugin's modules for a reason that no other check names."),

    P201("built for another kernel", "A plugin was compiled against a kernel that this one does not stand in for."),
    P202("no kernel version", "A plugin's descriptor does not tell which kernel the plugin was compiled against."),

    P301("unknown key", "The configuration has a key that nobody reads."),
    P302("wrong type", "A configured value is of another type than its key wants."),
    P303("out of range", "A configured number is too small or too large."),
    P304("unfit value", "A configured value has the right type, and still can't be used."),
    P305("unreadable configuration", "A configuration file is missing, can't be read or is not well-formed."),
    P306("nobody decides who may join", "The server can be reached from elsewhere, and neither a plugin nor the configuration says who may join."),

    P401("declaration failed", "A plugin threw while it declared what it brings, or while it was bound."),
    P402("declared twice", "A name was declared that is taken already."),
    P403("not created", "A plugin's class could not be loaded, or its constructor threw."),

    P501("address not bound", "A transport can't listen on its address."),
    P502("store not opened", "The persistence writer can't open its store."),
    P503("start failed", "Something else went wrong while the server started.");

    private final String label;
    private final String help;

    ProblemCode(String label, String help) {
        this.label = label;
        this.help = help;
    }

    /// A few words, for headings.
    public String label() {
        return label;
    }

    /// What it means, a sentence or two, as the catalogue of errors prints it.
    public String help() {
        return help;
    }
}
