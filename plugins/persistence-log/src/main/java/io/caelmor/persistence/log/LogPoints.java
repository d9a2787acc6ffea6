package io.caelmor.persistence.log;

import io.caelmor.kernel.fault.FailurePoint;
import java.util.function.Function;

/// The places at which a trial makes the log fail, or the process end: around and within a record's way to the disk, around the moment
/// at which the manifest names other segments, and before a cleaned segment is removed.
record LogPoints(FailurePoint beforeAppend, FailurePoint midAppend, FailurePoint afterAppend, FailurePoint afterForce,
        FailurePoint afterMark, FailurePoint beforeSwitch, FailurePoint afterSwitch, FailurePoint beforeDrop) {
    static LogPoints of(Function<String, FailurePoint> declared) {
        return new LogPoints(declared.apply("persist.log.beforeAppend"), declared.apply("persist.log.midAppend"),
                declared.apply("persist.log.afterAppend"), declared.apply("persist.log.afterForce"),
                declared.apply("persist.log.afterMark"), declared.apply("persist.log.beforeSwitch"),
                declared.apply("persist.log.afterSwitch"), declared.apply("persist.log.beforeDrop"));
    }
}
