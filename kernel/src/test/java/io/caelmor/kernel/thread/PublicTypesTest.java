package io.caelmor.kernel.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.plugin.Bindings;
import io.caelmor.kernel.support.KernelClasses;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the kernel exports is for the tick thread alone, and then [OwnershipTest] calls each of its methods from another; or it says here for which
/// threads it is. So neither a type nor a method that is new can be forgotten.
class PublicTypesTest {
    /// Whose it is that has no owner, and why that is right.
    private enum Whose {
        ANY("any thread: they count, or tell what never changes"),
        START("the one thread that there is while a server starts or stops"),
        EVENT_LOOP("the event loop of one link"),
        TWO_ENDS("one thread at each end"),
        ONE_AT_A_TIME("one thread at a time; what hands them on publishes them"),
        KERNEL("the kernel's own thread: no plugin gets hold of one");

        private final String reason;

        Whose(String reason) {
            this.reason = reason;
        }
    }

    private static final Map<Whose, Set<String>> WITHOUT_OWNER = Map.of(
            Whose.ANY, Set.of("Kernel", "command.CommandType", "command.Receipt", "fault.Emergency", "fault.FailurePoint", "metric.Counter", "metric.Histogram", "metric.Metrics", "session.PortGate", "thread.ThreadOwner", "tick.Culprit", "tick.Overload", "tick.SystemClock", "world.Handle", "wire.MessageType", "wire.Section"),
            Whose.START, Set.of("command.CommandDeclaration", "command.Commands", "fault.FailurePoints", "metric.Ledger",
                    "outbound.EventDeclaration", "persist.ArchiveAudit", "plugin.Nearest", "plugin.PluginLoader", "plugin.PluginSet", "plugin.Problems",
                    "plugin.SettingCatalogue", "session.SessionListeners", "session.WelcomeFrame", "world.ColumnDeclaration"),
            Whose.EVENT_LOOP, Set.of("command.CommandDecoder", "session.Acknowledgements"),
            Whose.TWO_ENDS, Set.of("outbound.FrameQueue", "queue.ByteRing", "queue.LongRing", "queue.Mailbox", "session.SlotQueues"),
            Whose.ONE_AT_A_TIME, Set.of("metric.QueueWatch", "outbound.FrameTap", "persist.Cut", "persist.EntityRows", "persist.TransientStore", "wire.WireReader", "wire.WireWriter"),
            Whose.KERNEL, Set.of("tick.AllocationAccount", "tick.Allocations", "tick.Faults", "tick.HookTable", "tick.Simulation", "tick.TickLoop", "tick.Watchdog",
                    // Got from TickContext.random, which checks.
                    "tick.TickRandom"));

    @Test
    void shouldKnowWhoseEachPublicTypeIs() throws Exception {
        var known = WITHOUT_OWNER.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        var owned = OwnershipTest.ownedTypes();
        var doubtful = new TreeSet<String>();
        for (var type : KernelClasses.all()) {
            if (Modifier.isPublic(type.getModifiers()) && !speaksForItself(type) && owned.stream().noneMatch(type::isAssignableFrom) && !known.remove(name(type))) {
                doubtful.add(name(type));
            }
        }
        assertEquals(Set.of(), doubtful, "make them check their owner and add them to OwnershipTest.subjects, or say here for which threads they are: "
                + Stream.of(Whose.values()).map(whose -> whose + " (" + whose.reason + ")").toList());
        assertEquals(Set.of(), known, "there are no such types");
    }

    /// Values never change; interfaces are owned with what implements them, or are for others to implement; failures are thrown where they happen.
    private static boolean speaksForItself(Class<?> type) {
        return type.isInterface() || type.isEnum() || type.isRecord() || Throwable.class.isAssignableFrom(type);
    }

    /// What a plugin is handed by an interface is checked in what stands behind it.
    @Test
    void shouldCheckWhateverPluginsAreHanded() {
        var owned = OwnershipTest.ownedTypes();
        var handed = Arrays.stream(Bindings.class.getMethods()).map(Method::getReturnType).toList();
        // Asked by any thread, or the plugins' own.
        var free = Set.of("EligibilityGate", "Observation", "Overload", "Visibility");
        for (var type : handed) {
            boolean checked = owned.stream().anyMatch(type::isAssignableFrom);
            assertTrue(checked || free.contains(type.getSimpleName()), "Bindings hands out a " + type.getSimpleName() + ", behind which nothing is checked");
        }
    }

    private static String name(Class<?> type) {
        return type.getName().substring("io.caelmor.kernel.".length());
    }
}
