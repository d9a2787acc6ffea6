package io.caelmor.persistence.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Executions of one statement, each for one row, sent together.
final class Batch {
    private final PreparedStatement statement;
    private int size;

    Batch(PreparedStatement statement) {
        this.statement = statement;
    }

    /// The statement, whose parameters are to be set before [#add].
    PreparedStatement statement() {
        return statement;
    }

    void add() throws SQLException {
        statement.addBatch();
        size++;
    }

    /// Executes all. Throws [SQLException] where one met no row, as far as the driver tells: someone else wrote it, in spite of the world's lock.
    void run() throws SQLException {
        if (size == 0) {
            return;
        }
        size = 0;
        for (int rows : statement.executeBatch()) {
            if (rows == 0) {
                throw new SQLException("a row was changed by someone else while the cut was written");
            }
        }
    }
}
