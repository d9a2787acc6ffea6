/// The world in SQL: SQLite embedded, PostgreSQL and MariaDB by URL.
module io.caelmor.persistence.sql {
    requires com.zaxxer.hikari;
    requires io.caelmor.kernel;
    requires java.sql;
    // Annotations of the PostgreSQL driver, for the compiler alone.
    requires static org.checkerframework.checker.qual;
    requires org.jooq;
    requires org.mariadb.jdbc;
    requires org.postgresql.jdbc;
    requires org.xerial.sqlitejdbc;
    requires static org.jspecify;

    provides io.caelmor.kernel.plugin.PersistenceWriter with io.caelmor.persistence.sql.SqlPersistence;
}
