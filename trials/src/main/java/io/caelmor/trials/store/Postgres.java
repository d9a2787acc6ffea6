package io.caelmor.trials.store;

import io.caelmor.trials.FreePort;
import io.caelmor.trials.TrialFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// PostgreSQL, with its data in a folder of the trial's.
public final class Postgres implements DatabaseServer {
    private static final String DATABASE = "caelmor";

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private Postgres(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    /// Makes one and starts it.
    public static Postgres make(Path folder) throws IOException {
        var postgres = new Postgres(folder.resolve("postgresql"), FreePort.find());
        postgres.start();
        try (var connection = postgres.server.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            postgres.close();
            throw new TrialFailure("PostgreSQL made no database: " + e.getMessage(), e);
        }
        return postgres;
    }

    @Override
    public void start() throws IOException {
        server = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).setPort(port)
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").setServerConfig("full_page_writes", "on").start();
    }

    @Override
    public void stop() throws IOException {
        server.close();
    }

    @Override
    public List<ProcessHandle> processes() throws IOException {
        try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
            var postmaster = ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow().strip())).orElseThrow();
            return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        }
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Path jar(Path distribution) {
        return distribution.resolve("plugins/caelmor-persistence-sql.jar");
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("persistence.sql.url", "jdbc:postgresql://localhost:" + port + "/" + DATABASE, "persistence.sql.user", "postgres",
                "persistence.sql.password", "not-told");
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new TrialFailure("PostgreSQL could not be stopped: " + e, e);
        }
    }
}
