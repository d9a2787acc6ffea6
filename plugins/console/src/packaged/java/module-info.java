/// The shipped jar: Gson and the page's libraries are inside.
module io.caelmor.console {
    requires io.caelmor.kernel;
    requires jdk.httpserver;
    requires jdk.unsupported;

    provides io.caelmor.kernel.plugin.Site with io.caelmor.console.ConsolePlugin;
}
