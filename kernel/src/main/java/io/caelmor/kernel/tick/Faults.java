package io.caelmor.kernel.tick;

import io.caelmor.kernel.fault.Emergency;
import io.caelmor.kernel.metric.Counter;
import io.caelmor.kernel.metric.KernelCounter;
import io.caelmor.kernel.metric.Metrics;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What came out of plugins' code that should not have: counted by culprit, named in the log at the first time, and past a limit the reason to
/// stop. A culprit is named by what it is and whose: `hook hello.wave of plugin hello`. Any thread.
public final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    /// Where the state of a world and its sessions is changed in steps.
    private static final Pattern STATE = Pattern.compile("io\\.caelmor\\.kernel\\.(world|session|outbound|persist|queue)\\..*");
    private static final Pattern LIBRARY = Pattern.compile("(java|jdk|org\\.jctools)\\..*");

    private final int limit;
    private final Counter total;
    private final Consumer<String> onLimit;
    private final Emergency emergency;
    private final Map<String, Integer> byCulprit = new ConcurrentSkipListMap<>();

    /// After `limit` faults of one culprit, `onLimit` is told which, as a sentence; out of memory is an `emergency`.
    public Faults(int limit, Metrics metrics, Consumer<String> onLimit, Emergency emergency) {
        this.limit = limit;
        this.onLimit = onLimit;
        this.emergency = emergency;
        total = metrics.of(KernelCounter.HOOK_FAULTS);
    }

    /// Notes what cost a part of a tick; past the limit the server stops.
    public void report(String culprit, Throwable thrown) {
        total.increment();
        var fault = GateFault.of(culprit, thrown);
        if (count(fault) == limit) {
            LOG.error("{} failed {} times, the limit is {}: the server saves and stops", fault.culprit(), limit, limit, fault.thrown());
            onLimit.accept(fault.culprit() + " failed " + limit + " times, as often as tick.fault_limit lets it");
        }
    }

    /// Notes what cost a single command or a single connection: however many, they lead to no stop, or a client could cause one.
    public void contain(String culprit, Throwable thrown) {
        count(GateFault.of(culprit, thrown));
    }

    private int count(GateFault.Origin fault) {
        emergency.check(fault.culprit(), fault.thrown());
        int count = byCulprit.merge(fault.culprit(), 1, Integer::sum);
        if (count == 1) {
            LOG.error("{} failed; others go on", fault.culprit(), fault.thrown());
        }
        if (leavesHalfAChange(fault.thrown())) {
            LOG.error("{} met an error that may have left half a change behind: the server saves and stops", fault.culprit(), fault.thrown());
            onLimit.accept(fault.culprit() + " met an error of the machine");
        }
        return count;
    }

    /// An error of the machine itself does; and a stack that overflowed within the kernel, between two steps that belong together. One that
    /// overflowed in a plugin's own code costs what any exception does.
    private static boolean leavesHalfAChange(Throwable thrown) {
        if (thrown instanceof StackOverflowError) {
            return Arrays.stream(thrown.getStackTrace()).map(StackTraceElement::getClassName).filter(name -> !LIBRARY.matcher(name).matches())
                    .findFirst().filter(name -> STATE.matcher(name).matches()).isPresent();
        }
        return thrown instanceof VirtualMachineError;
    }

    /// Faults by culprit, for people. Any thread.
    public Map<String, Integer> counts() {
        return Map.copyOf(byCulprit);
    }
}
