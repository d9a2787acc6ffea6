package io.caelmor.kernel.tick;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.metric.Metrics;
import io.caelmor.kernel.support.Allocation;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationsTest {
    private static final int WARM_UP = 20;

    private final Metrics metrics = new Metrics();
    private long allocated;
    private long tick;
    private final Allocations allocations = new Allocations(() -> allocated, metrics, new AllocationLimits(1000, true, WARM_UP));
    private final AllocationAccount hook = allocations.open("hook.a.hook", "hook a.hook of plugin a", true);
    private final AllocationAccount sessions = allocations.open("hook.kernel.lifecycle", "hook kernel.lifecycle of the kernel", false);
    private final AllocationAccount command = allocations.open("command.greet", "command greet of plugin a", true);

    @Test
    void shouldCountForEachCulpritWithoutWhatOthersDidMeanwhile() {
        long outer = allocations.begin();
        allocated += 8;
        long inner = allocations.begin();
        allocated += 100;
        allocations.end(command, inner);
        allocated += 16;
        allocations.end(hook, outer);
        assertEquals(24, counter("allocated.hook.a.hook"));
        assertEquals(100, counter("allocated.command.greet"));
    }

    @Test
    void shouldNameWhoAllocatesAgainAndAgainAfterTheWarmUp() {
        for (int i = 0; i < WARM_UP; i++) {
            tick(hook, 64);
        }
        assertEquals(List.of(), allocations.named(), "it warms up");
        for (int i = 0; i < 9; i++) {
            tick(hook, 64);
        }
        assertEquals(List.of(), allocations.named(), "now and then is what the JVM itself does");
        tick(hook, 64);
        assertEquals(List.of(new Allocations.Named("hook a.hook of plugin a", 10, 640)), allocations.named());
        assertEquals(10, allocations.watchedTicks());
    }

    @Test
    void shouldNotAddUpWhatComesNowAndThen() {
        for (int i = 0; i < 1000; i++) {
            tick(hook, i % 20 == 0 ? 64 : 0);
        }
        assertEquals(List.of(), allocations.named());
    }

    @Test
    void shouldNotNameWhoLetsSessionsBeginAndEnd() {
        for (int i = 0; i < 100; i++) {
            tick(sessions, 64);
        }
        assertEquals(List.of(), allocations.named());
        assertEquals(6400, counter("allocated.hook.kernel.lifecycle"), "it is counted all the same");
    }

    @Test
    void shouldNameNobodyUnguarded() {
        var unguarded = new Allocations(() -> allocated, new Metrics(), AllocationLimits.none());
        var account = unguarded.open("hook.a.hook", "hook a.hook of plugin a", true);
        for (int i = 0; i < 100; i++) {
            long begun = unguarded.begin();
            allocated += 64;
            unguarded.end(account, begun);
            unguarded.endTick(i);
        }
        assertEquals(List.of(), unguarded.named());
    }

    @Test
    void shouldSoundTheAlarmForMuchInOneTick() {
        tick(hook, 999);
        assertTrue(!hook.alarmed);
        tick(hook, 1000);
        assertTrue(hook.alarmed, "also while it warms up");
    }

    @Test
    void shouldReadTheJvmsOwnCountAndAllocateNothingItself() {
        var own = new Allocations(new Metrics(), new AllocationLimits(1 << 30, true, 0));
        var account = own.open("hook.a.hook", "hook a.hook of plugin a", true);
        var kept = new Object[1];
        assertEquals(0, Allocation.bytes(100, () -> {
            own.end(account, own.begin());
            own.endTick(1);
        }));
        account.bytesOfTick = 0;
        long begun = own.begin();
        kept[0] = new byte[10_000];
        own.end(account, begun);
        assertTrue(account.bytesOfTick >= 10_000 && account.bytesOfTick < 11_000, () -> account.bytesOfTick + " for " + kept[0]);
    }

    private void tick(AllocationAccount who, long bytes) {
        long begun = allocations.begin();
        allocated += bytes;
        allocations.end(who, begun);
        allocations.endTick(++tick);
    }

    private long counter(String name) {
        return metrics.counters().stream().filter(counter -> counter.name().equals(name)).findFirst().orElseThrow().value();
    }
}
