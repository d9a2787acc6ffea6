/// The world in a log of cuts: files and the JDK, no database.
module io.caelmor.persistence.log {
    requires io.caelmor.kernel;
    requires static org.jspecify;

    provides io.caelmor.kernel.plugin.PersistenceWriter with io.caelmor.persistence.log.LogPersistence;
}
