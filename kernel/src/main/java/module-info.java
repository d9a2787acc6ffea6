/// The kernel: time, order, memory and state. Everything a game does arrives as plugins.
module io.caelmor.kernel {
    // Plugins log through the kernel's SLF4J; it is theirs without asking.
    requires transitive org.slf4j;
    requires org.jctools.core.jdk11;
    // How much the tick thread allocates: the JVM's own count, and no library.
    requires jdk.management;
    // Events for flight recordings: of the JDK itself, and asleep while nobody records.
    requires jdk.jfr;
    // Annotations, for the compiler alone.
    requires static org.jspecify;


    exports io.caelmor.kernel;
    exports io.caelmor.kernel.command;
    exports io.caelmor.kernel.fault;
    exports io.caelmor.kernel.metric;
    exports io.caelmor.kernel.outbound;
    exports io.caelmor.kernel.persist;
    exports io.caelmor.kernel.plugin;
    exports io.caelmor.kernel.queue;
    exports io.caelmor.kernel.session;
    exports io.caelmor.kernel.thread;
    exports io.caelmor.kernel.tick;
    exports io.caelmor.kernel.wire;
    exports io.caelmor.kernel.world;

    // The roles a plugin can provide; the kernel looks them up layer by layer.
    uses io.caelmor.kernel.plugin.Authenticator;
    uses io.caelmor.kernel.plugin.CommandHandlers;
    uses io.caelmor.kernel.plugin.PersistenceWriter;
    uses io.caelmor.kernel.plugin.Replication;
    uses io.caelmor.kernel.plugin.Site;
    uses io.caelmor.kernel.plugin.TickHooks;
    uses io.caelmor.kernel.plugin.Transport;
}
