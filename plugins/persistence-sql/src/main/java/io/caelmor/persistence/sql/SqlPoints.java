package io.caelmor.persistence.sql;

import io.caelmor.kernel.fault.FailurePoint;
import java.util.function.Function;

/// The places at which a trial makes a save fail, or the process end: between the statements of a cut, and on both sides of the
/// database's COMMIT.
record SqlPoints(FailurePoint betweenStatements, FailurePoint beforeCommit, FailurePoint afterCommit) {
    static SqlPoints of(Function<String, FailurePoint> declared) {
        return new SqlPoints(declared.apply("persist.sql.betweenStatements"), declared.apply("persist.sql.beforeCommit"),
                declared.apply("persist.sql.afterCommit"));
    }
}
