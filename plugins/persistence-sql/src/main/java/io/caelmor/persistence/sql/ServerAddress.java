package io.caelmor.persistence.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// What database servers share: addresses in URLs, and the standard's classes of failure.
final class ServerAddress {
    private ServerAddress() {}

    /// Host, port and database of a URL, without its parameters and login.
    static String of(String url, String prefix) {
        var address = url.substring(prefix.length()).replaceFirst("^//", "");
        int parameters = address.indexOf('?');
        address = parameters < 0 ? address : address.substring(0, parameters);
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /// A connection whose transaction sees one state and can't change it.
    static Connection look(DataSource source) throws SQLException {
        var connection = source.getConnection();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return connection;
    }

    /// What to do, by the class of the SQLSTATE.
    static String advice(SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.startsWith("08")) {
            return "See that the database server runs and that host and port in [persistence.sql] url are right.";
        }
        if (state.startsWith("28")) {
            return "See that user and password in [persistence.sql] are right and may log in from this machine.";
        }
        if (state.startsWith("3D") || failure.getErrorCode() == 1049) {
            return "Create that database, empty, or name another in [persistence.sql] url.";
        }
        if (state.startsWith("53")) {
            return "The database server is out of disk, memory or connections: give it more.";
        }
        if (state.startsWith("42")) {
            return "Give this user the right to create, alter and write tables in that database, and the database to this server alone.";
        }
        return "The database server's log should say more.";
    }
}
