package io.caelmor.persistence.sql;

import io.caelmor.kernel.persist.StoreException;
import java.sql.SQLException;

/// Failures in the operator's words.
final class Failures {
    private Failures() {}

    /// A sentence that names the store, the cause and what to do.
    static StoreException storeException(Backend backend, String what, Throwable failure) {
        var cause = root(failure);
        var advice = cause instanceof SQLException sql ? backend.advice(sql) : "Where its tables aren't as a server made them, put a backup in its place; the server's log says more.";
        return new StoreException("The store " + backend.product() + " " + backend.place() + " " + what + ": "
                + reason(backend, failure) + ". " + advice, failure);
    }

    /// The sentence on a row whose sum is wrong.
    static String damagedRow(String store, long id) {
        return "The store " + store + " is damaged: in the table entity the row with the id " + id + " isn't as a server wrote it."
                + " Keep a copy, and put a backup in its place; or, where a person changed that row on purpose, set its row_sum to 0.";
    }

    /// What the database or driver says, on one line and without the password; also without what differs from try to try: the connection's number,
    /// which MariaDB's driver puts in front, and how long the pool waited for one.
    static String reason(Backend backend, Throwable failure) {
        var cause = root(failure);
        var said = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return backend.settings().redact(said).replaceAll("\\(conn=\\d+\\) ?", "").replaceAll(" after \\d+ ?ms \\(total=[^)]*\\)", "").replaceAll("[\\s\\p{Cntrl}]+", " ").strip().replaceFirst("\\.$", "");
    }

    /// The innermost failure that the driver reports; else the innermost of all.
    static Throwable root(Throwable failure) {
        Throwable innermost = failure;
        SQLException reported = null;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            innermost = at;
            if (at instanceof SQLException sql) {
                reported = sql;
            }
        }
        return reported != null ? reported : innermost;
    }
}
