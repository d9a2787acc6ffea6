package io.caelmor.kernel.tick;

import com.sun.management.ThreadMXBean;
import io.caelmor.kernel.metric.Metrics;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bytes that the tick thread allocates, by the JVM's own count, on the account of whoever made it: each hook, and each command's handler. In
/// steady state there are none. To read the count takes some 10 ns and allocates nothing, so it is read for each hook and command of each tick.
///
/// Accounts are opened at start-up, by one thread; the tick thread does the rest.
public final class Allocations {
    private static final Logger LOG = LoggerFactory.getLogger(Allocations.class);
    /// Who allocates in so many ticks of a window does so all the time. The JVM itself allocates now and then, where it links and compiles.
    private static final int WINDOW_TICKS = 100;
    private static final int OFTEN_TICKS = 10;

    /// One that the guard has named.
    ///
    /// @param culprit what and whose
    /// @param ticks ticks since the warm-up in which it allocated
    /// @param bytes what it allocated in them
    public record Named(String culprit, long ticks, long bytes) {}

    private final LongSupplier count;
    private final Metrics metrics;
    private final AllocationLimits limits;
    private final List<AllocationAccount> opened = new ArrayList<>();
    private AllocationAccount[] accounts = {};
    /// What stands on somebody's account already.
    private long booked;
    private int windowTicks;
    private long watched;

    public Allocations(Metrics metrics, AllocationLimits limits) {
        this(ofThisJvm(), metrics, limits);
    }

    /// Reads `count` instead of the JVM's: for tests.
    Allocations(LongSupplier count, Metrics metrics, AllocationLimits limits) {
        this.count = count;
        this.metrics = metrics;
        this.limits = limits;
    }

    private static LongSupplier ofThisJvm() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads && threads.isThreadAllocatedMemorySupported()
                ? threads::getCurrentThreadAllocatedBytes : () -> 0;
    }

    /// Opens an account, with a counter `allocated.NAME`. Throws [IllegalStateException] where the name is taken.
    public AllocationAccount open(String name, String culprit, boolean guarded) {
        var account = new AllocationAccount(culprit, metrics.counter("allocated." + name, "bytes that the tick thread allocated in " + culprit), guarded);
        opened.add(account);
        accounts = opened.toArray(AllocationAccount[]::new);
        return account;
    }

    /// Begins a stretch that ends with [#end].
    public long begin() {
        return count.getAsLong() - booked;
    }

    /// Puts on the account what the thread allocated since `begun`, less what others' accounts took meanwhile.
    public void end(AllocationAccount account, long begun) {
        long bytes = count.getAsLong() - booked - begun;
        if (bytes != 0) {
            booked += bytes;
            account.add(bytes);
        }
    }

    /// A tick is over: names who allocated too much in it, or too often.
    public void endTick(long tick) {
        boolean warm = limits.guarded() && tick > limits.warmUpTicks();
        for (var account : accounts) {
            if (account.bytesOfTick != 0) {
                judge(account, warm);
                account.bytesOfTick = 0;
            }
        }
        if (warm) {
            watched++;
            if (++windowTicks == WINDOW_TICKS) {
                beginWindow();
            }
        }
    }

    private void judge(AllocationAccount account, boolean warm) {
        long bytes = account.bytesOfTick;
        if (bytes >= limits.alarmBytes() && !account.alarmed) {
            account.alarmed = true;
            LOG.warn("{} allocated {} MiB in one tick: collecting that stops the tick", account.culprit, bytes >> 20);
        }
        if (!warm || !account.guarded) {
            return;
        }
        account.ticks++;
        account.bytes += bytes;
        account.bytesOfWindow += bytes;
        if (++account.ticksOfWindow == OFTEN_TICKS && !account.named) {
            account.named = true;
            LOG.warn("{} allocates: {} bytes a tick, in {} of {} ticks. Nothing may be allocated in a tick", account.culprit,
                    account.bytesOfWindow / OFTEN_TICKS, OFTEN_TICKS, windowTicks + 1);
        }
    }

    private void beginWindow() {
        windowTicks = 0;
        for (var account : accounts) {
            account.ticksOfWindow = 0;
            account.bytesOfWindow = 0;
        }
    }

    /// Whether those are named who allocate again and again.
    public boolean guarded() {
        return limits.guarded();
    }

    /// Ticks that the guard has watched; by the owner of the world, or once it has stopped.
    public long watchedTicks() {
        return watched;
    }

    /// Those that the guard has named, who allocated most first; by the owner of the world, or once it has stopped.
    public List<Named> named() {
        return opened.stream().filter(account -> account.named).map(account -> new Named(account.culprit, account.ticks, account.bytes))
                .sorted(Comparator.comparingLong(Named::bytes).reversed()).toList();
    }
}
