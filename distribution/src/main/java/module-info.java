/// The launcher.
module io.caelmor.distribution {
    requires com.google.gson;
    requires info.picocli;
    requires io.caelmor.bots;
    requires io.caelmor.client;
    requires io.caelmor.kernel;
    requires org.tomlj;

    opens io.caelmor.distribution to info.picocli, com.google.gson;
}
