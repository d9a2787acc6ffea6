/// The launcher: what a person types, the configuration, and how a server is put together, proven and stopped.
module io.caelmor.distribution {
    requires com.google.gson;
    requires info.picocli;
    requires io.caelmor.bots;
    requires io.caelmor.client;
    requires io.caelmor.kernel;
    requires org.tomlj;
    requires static org.jspecify;

    // Nothing is exported: this is the end of the line. picocli fills the commands' options in.
    opens io.caelmor.distribution.command to info.picocli;
}
