package io.caelmor.kernel.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.caelmor.kernel.support.KernelClasses;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;

/// No queue is forgotten: whatever in the kernel can refuse for want of room is met by [BoundedQueueContractTest], or says here why it is not; and whoever
/// holds one of the queues says what becomes of what it refuses.
class EveryQueueTest {
    /// How a class that is full is told from others: by a method of such a name that answers whether there was room, or where.
    private static final Set<String> OFFERS = Set.of("offer", "add", "put", "claim", "reserve", "begin", "append", "post", "push", "enqueue", "stage",
            "admit");

    /// Met by the contract, under whichever name they are offered to.
    private static final Set<String> MET = Set.of("queue.ByteRing", "queue.LongRing", "queue.Mailbox", "outbound.FrameQueue", "outbound.QueueMessage",
            "outbound.EventLog", "outbound.PendingReceipts", "command.DurableReceipts");

    private static final Map<String, String> NOT_MET = Map.of(
            "session.Acknowledgements", "counts, and holds one number",
            "plugin.PackageCheck", "looks at jars before the start",
            "persist.EntityRows", "sized for all that can come, and throws: whoever adds asks for its room",
            "world.EntitySet", "a bit for each entity there can be: it is never full");

    /// Each of the queues in use, and what becomes of what finds it full.
    private static final Map<String, String> HOLDERS = Map.of(
            "session.SlotQueues.inbound", "the newest is answered queue_full, counted as inbound.overflowed",
            "session.SlotQueues.overflowed", "who sends more than can be refused is closed as flood",
            "session.PortGate.lifecycle", "as many places as links, each with one entry at most: it is never full",
            "session.PortGate.handshakes", "the newest is refused as server_full, counted as handshakes.overflowed",
            "outbound.FrameQueue.ring", "the message is not begun, counted as outbound.skipped; too full for too long is too_slow",
            "persist.StoreWorker.tasks", "as many places as tasks were agreed on: it is never full",
            "persist.StoreWorker.completions", "as many places as tasks were agreed on: it is never full");

    /// Collections of the JDK that are used as queues, and what bounds them.
    private static final Map<String, String> BORROWED = Map.of(
            "queue.Mailbox.queue", "its array has a size, and it is asked for a threshold",
            "session.Handshakes.newcomers", "made with room for each link there can be; those without a link are dropped when it is full");

    @Test
    void shouldMeetWhateverCanBeFull() throws Exception {
        var unmet = new TreeSet<String>();
        for (var type : KernelClasses.all()) {
            boolean refuses = !type.isInterface() && Arrays.stream(type.getDeclaredMethods()).anyMatch(method -> OFFERS.contains(method.getName())
                    && !method.isSynthetic() && (method.getReturnType() == boolean.class || method.getReturnType() == int.class));
            if (refuses && !MET.contains(name(type)) && !NOT_MET.containsKey(name(type))) {
                unmet.add(name(type));
            }
        }
        assertEquals(Set.of(), unmet, "give the contract an adapter for it, or say here why not");
    }

    @Test
    void shouldKnowWhatBecomesOfWhatIsRefused() throws Exception {
        assertEquals(HOLDERS.keySet(), fields(Set.of(ByteRing.class, LongRing.class, Mailbox.class)), "say here what becomes of what finds it full");
    }

    @Test
    void shouldBorrowNoQueueWithoutABound() throws Exception {
        assertEquals(BORROWED.keySet(), fields(Set.of(Queue.class, BlockingQueue.class)), "use one of the kernel's queues, or say here what bounds it");
    }

    /// Fields of these types, as `package.Class.field`.
    private static Set<String> fields(Set<Class<?>> types) throws Exception {
        var found = new TreeMap<String, Class<?>>();
        for (var owner : KernelClasses.all()) {
            for (var field : owner.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && types.stream().anyMatch(type -> type.isAssignableFrom(field.getType()))) {
                    found.put(name(owner) + "." + field.getName(), field.getType());
                }
            }
        }
        return found.keySet();
    }

    private static String name(Class<?> type) {
        return type.getName().substring("io.caelmor.kernel.".length());
    }
}
