/// Who sees what, and the differences that each session is sent.
module io.caelmor.replication {
    requires io.caelmor.kernel;
    requires static org.jspecify;

    provides io.caelmor.kernel.plugin.Replication with io.caelmor.replication.ReplicationPlugin;
}
