package io.caelmor.persistence.sql;

import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.world.WorldId;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultDataType;
import org.jooq.impl.SQLDataType;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/// SQLite in this process: one file, one connection, a write-ahead log that is flushed at each commit.
record SqliteBackend(ConnectionSettings settings, SqliteFile file) implements Backend {
    static final String PREFIX = "jdbc:sqlite:";
    /// Marks the file as ours for tools such as `file`: "CAEL" in ASCII.
    private static final int APPLICATION_ID = 0x4341_454C;

    /// In a column that is declared REAL, SQLite keeps -0.0 as 0. By its rules this name declares that values are kept as they
    /// come; numbers in it are numbers to SQL as ever.
    private static final DataType<Float> EXACT_REAL = new DefaultDataType<>(SQLDialect.SQLITE, Float.class, "real_blob");

    static SqliteBackend of(ConnectionSettings settings) throws StoreException {
        var name = settings.url().substring(PREFIX.length());
        if (name.isEmpty() || name.startsWith(":") || name.startsWith("file:") || name.contains("?")) {
            throw new StoreException("names '" + name + "', where a plain path of a file must stand, without parameters.");
        }
        try {
            return new SqliteBackend(settings, new SqliteFile(Path.of(name)));
        } catch (InvalidPathException invalid) {
            throw new StoreException("names '" + name + "', which is no path of a file: " + invalid.getReason() + ".", invalid);
        }
    }

    @Override
    public String product() {
        return "SQLite";
    }

    @Override
    public String place() {
        return file.path().toString();
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.SQLITE;
    }

    @Override
    public DataSource source() throws StoreException {
        file.prepare();
        SqliteLibrary.load(file.folder());
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) settings.answerTimeout().toMillis());
        var source = new SQLiteDataSource(config);
        source.setUrl(PREFIX + file.path().toAbsolutePath());
        return source;
    }

    @Override
    public boolean isFile() {
        return true;
    }

    @Override
    public int connections() {
        return 1;
    }

    @Override
    public String isolation() {
        return "";
    }

    @Override
    public DataType<?> float32() {
        return EXACT_REAL;
    }

    @Override
    public DataType<String> text() {
        return SQLDataType.CLOB;
    }

    @Override
    public DataType<String> key(int length) {
        return SQLDataType.VARCHAR(length);
    }

    /// A write: from here on the file is locked for other writers, with no snapshot that could be outdated by then.
    @Override
    public void lockSchema(DSLContext sql) {
        sql.execute("pragma application_id = " + APPLICATION_ID);
    }

    @Override
    public void unlockSchema(DSLContext sql) {
        // It ended with the transaction.
    }

    @Override
    public List<String> weaknesses(DSLContext sql) {
        var journal = sql.fetchValue("pragma journal_mode");
        return "wal".equals(journal) ? List.of() : List.of(
                "the file system of " + place() + " allows no write-ahead log (journal mode is " + journal
                        + "), so commits are slow; put the file on a local disk");
    }

    /// SQLite checks no page by itself: it would give back what it finds, or find a row no more. Reads the whole file.
    @Override
    public void check(DSLContext sql, Consumer<String> problems) {
        for (var said : sql.fetch("pragma integrity_check(20)").getValues(0, String.class)) {
            if (!"ok".equals(said)) {
                problems.accept("The store SQLite " + place() + " is damaged: " + said.replaceAll("[\\s\\p{Cntrl}]+", " ").strip()
                        + ". Keep a copy for a repair with sqlite3's .recover, and put a backup in its place.");
            }
        }
    }

    @Override
    public SavedMark mark(WorldId world) {
        return SavedMark.beside(file.path(), world);
    }

    @Override
    public Connection look() throws SQLException, StoreException {
        file.mustExist();
        SqliteLibrary.load(file.folder());
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) settings.answerTimeout().toMillis());
        var source = new SQLiteDataSource(config);
        source.setUrl(PREFIX + file.path().toAbsolutePath());
        var connection = source.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public long bytes(DSLContext sql) {
        return file.bytes();
    }

    @Override
    public String advice(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return "See that the folder exists, is writable and has room.";
        }
        return switch (sqlite.getResultCode().code & 0xFF) {
            case 1 -> "The file is damaged, or its tables aren't as a server made them: put a backup in its place, and keep it for a repair.";
            case 5, 6 -> "Another program holds the file: end it, then try again.";
            case 8, 14, 23 -> "Give this user the right to read and write the file and its folder, or name another in [persistence.sql] url.";
            case 11 -> "The file is damaged: put a backup in its place, and keep it for a repair with sqlite3's .recover.";
            case 13 -> "The disk is full: make room.";
            case 26 -> "The file is no SQLite database, or its first page is damaged: name another in [persistence.sql] url,"
                    + " or put a backup in its place.";
            default -> "See that the disk is sound, has room, and that nothing else writes the file.";
        };
    }
}
