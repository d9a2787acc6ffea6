package io.caelmor.kernel.tick;

import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What came out of plugins' code that should not have: counted by culprit, named once in the log, and past a limit the reason to
/// stop. Tick thread only.
public final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final int limit;
    private final Counter total;
    private final Runnable onLimit;
    private final Map<String, Integer> byCulprit = new ConcurrentSkipListMap<>();

    /// After `limit` faults of one culprit, `onLimit` runs.
    public Faults(int limit, Metrics metrics, Runnable onLimit) {
        this.limit = limit;
        this.onLimit = onLimit;
        total = metrics.of(KernelCounter.HOOK_FAULTS);
    }

    /// Reports what `culprit` (a hook's name, a plugin's) threw.
    public void report(String culprit, Throwable thrown) {
        total.increment();
        int count = contain(culprit, thrown);
        if (count == limit) {
            LOG.error("{} failed {} times, the limit is {}: the server saves and stops", culprit, count, limit, thrown);
            onLimit.run();
        }
    }

    /// Notes what cost a single command: however many, they lead to no stop, or a client could cause one. Only an error of the machine
    /// itself does, such as out of memory. Returns the culprit's faults so far.
    public int contain(String culprit, Throwable thrown) {
        int count = byCulprit.merge(culprit, 1, Integer::sum);
        if (count == 1) {
            LOG.error("{} failed; others go on", culprit, thrown);
        }
        if (thrown instanceof VirtualMachineError && !(thrown instanceof StackOverflowError)) {
            LOG.error("{} met an error of the machine: the server saves and stops", culprit, thrown);
            onLimit.run();
        }
        return count;
    }

    /// Faults by culprit, for people. Any thread.
    public Map<String, Integer> counts() {
        return Map.copyOf(byCulprit);
    }
}
