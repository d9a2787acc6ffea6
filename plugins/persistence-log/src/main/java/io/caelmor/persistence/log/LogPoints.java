package io.caelmor.persistence.log;

import io.caelmor.kernel.fault.FailurePoint;
import java.util.function.Function;

/// The places at which a test makes the log fail, or the process end: around a record's way to the disk, and around the moment at
/// which the manifest names other segments.
record LogPoints(FailurePoint beforeAppend, FailurePoint afterAppend, FailurePoint afterForce, FailurePoint beforeSwitch,
        FailurePoint afterSwitch) {
    static LogPoints of(Function<String, FailurePoint> declared) {
        return new LogPoints(declared.apply("persist.log.beforeAppend"), declared.apply("persist.log.afterAppend"),
                declared.apply("persist.log.afterForce"), declared.apply("persist.log.beforeSwitch"),
                declared.apply("persist.log.afterSwitch"));
    }
}
