package io.caelmor.kernel.fault;

import java.util.function.BiConsumer;

/// The end of a process that is out of memory: at once, with nothing saved, flushed or acknowledged any more. What was half done then is lost
/// with it; what was acknowledged is in the store. Any thread.
///
/// The launcher lets the JVM end where its heap is full, whoever asked for more. This is for what Java code itself throws, such as for direct
/// memory or threads, and for processes that were started without those options.
public final class Emergency {
    private final BiConsumer<String, Throwable> end;

    /// Runs `end` with the culprit and what it threw; it does not return, but in tests.
    public Emergency(BiConsumer<String, Throwable> end) {
        this.end = end;
    }

    /// Looks at what `culprit` threw; where that means that memory is exhausted, this is the end.
    public void check(String culprit, Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            end.accept(culprit, thrown);
        }
    }
}
