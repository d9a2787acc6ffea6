/// A page that shows a running server from inside, and lets an operator act: on an HTTP listener of its own.
module io.caelmor.console {
    requires com.google.gson;
    requires io.caelmor.kernel;
    requires jdk.httpserver;
    requires static org.jspecify;

    provides io.caelmor.kernel.plugin.Site with io.caelmor.console.ConsolePlugin;
}
