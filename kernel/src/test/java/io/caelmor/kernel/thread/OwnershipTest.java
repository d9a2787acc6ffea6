package io.caelmor.kernel.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.command.Command;
import io.caelmor.kernel.command.Dispatcher;
import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.outbound.EventLog;
import io.caelmor.kernel.outbound.EventType;
import io.caelmor.kernel.outbound.EventWriter;
import io.caelmor.kernel.outbound.FrameQueues;
import io.caelmor.kernel.outbound.FrameTaker;
import io.caelmor.kernel.outbound.FrameTap;
import io.caelmor.kernel.outbound.TickMessage;
import io.caelmor.kernel.persist.Persistence;
import io.caelmor.kernel.persist.TransientStore;
import io.caelmor.kernel.session.CloseReason;
import io.caelmor.kernel.session.Session;
import io.caelmor.kernel.session.SessionLifecycle;
import io.caelmor.kernel.session.Sessions;
import io.caelmor.kernel.support.KernelClasses;
import io.caelmor.kernel.support.MiniKernel;
import io.caelmor.kernel.tick.HookKey;
import io.caelmor.kernel.tick.Phase;
import io.caelmor.kernel.tick.TickContext;
import io.caelmor.kernel.wire.Section;
import io.caelmor.kernel.wire.WireWriter;
import io.caelmor.kernel.world.ChangeLog;
import io.caelmor.kernel.world.Column;
import io.caelmor.kernel.world.EntitySet;
import io.caelmor.kernel.world.FloatColumn;
import io.caelmor.kernel.world.IntColumn;
import io.caelmor.kernel.world.LongColumn;
import io.caelmor.kernel.world.PlaceHistory;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.TextColumn;
import io.caelmor.kernel.world.World;
import io.caelmor.kernel.world.WorldKeeper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// DESIGN guarantee 2: what only the owner of the world may call refuses every other thread, and changes nothing. Every public
/// method of every class that is the owner's is called from another thread.
class OwnershipTest {
    /// Public methods that any thread may call, and why.
    private static final Map<Class<?>, Set<String>> EXEMPT = Map.ofEntries(
            // What a world is never changes after the start; declaring is refused by then. The two counts are for gauges.
            Map.entry(World.class, Set.of("id", "bounds", "capacity", "column", "set", "kind", "kinds", "columns", "find", "x", "y",
                    "visible", "changes", "history", "population", "refusedSpawns")),
            Map.entry(Column.class, Set.of("name", "scope", "persisted", "maxBytes", "step", "fieldType")),
            Map.entry(EntitySet.class, Set.of("name")),
            // Start-up, and single numbers that gauges read.
            Map.entry(WorldKeeper.class, Set.of("world", "start", "persistedColumns", "idsLeft", "dirtyCount", "capturedCount",
                    "oldestUnsavedTick")),
            Map.entry(Session.class, Set.of("slot")),
            // Plain numbers, and a world that checks for itself.
            Map.entry(TickContext.class, Set.of("tick", "rate", "seconds", "ticks", "world")),
            Map.entry(Sessions.class, Set.of("capacity")),
            Map.entry(EventLog.class, Set.of("declaration", "types", "capacity")),
            // Its queues are where event loops come in.
            Map.entry(FrameQueues.class, Set.of("queue")),
            Map.entry(Crew.class, Set.of("members", "close")),
            Map.entry(SessionLifecycle.class, Set.of("sessions", "strangers", "used")),
            // Start-up, and single numbers that gauges read.
            Map.entry(Persistence.class, Set.of("open", "describe", "listener", "healthy", "loadsOut", "cutsOut", "queued", "finished",
                    "oldestUnsavedTicks", "lost")));

    /// Classes with an owner that are not met as subjects here, and why.
    private static final Set<String> OTHERWISE = Set.of(
            // Inside their packages; met through Sessions and TickMessage.
            "io.caelmor.kernel.session.SessionTable",
            "io.caelmor.kernel.outbound.QueueMessage",
            // The composition: it makes the owner and hands it over.
            "io.caelmor.kernel.Composition");

    private final MiniKernel kernel = new MiniKernel(new TransientStore());
    private final World world = kernel.keeper.world();
    private final IntColumn ints = world.column("ints").replicated(Scope.ALL).persisted().ofInt(3);
    private final LongColumn longs = world.column("longs").ofLong(3);
    private final FloatColumn floats = world.column("floats").ofFloat(3);
    private final TextColumn texts = world.column("texts").persisted().ofText("", 32);
    private final EntitySet set = world.set("some");
    private final EventType event = kernel.events.declaration("event").int32("number").declare();
    private final Map<Class<?>, Object> arguments = new HashMap<>();
    private long entity;

    @Test
    void shouldRefuseEveryOtherThread() {
        lend();
        entity = world.spawnTransient(1, 7);
        set.add(entity);
        world.visible().add(entity);
        event.about(entity).int32(1).send();
        var session = kernel.lifecycle.sessions().at(0);
        kernel.message.begin(0, false);
        kernel.message.section(Section.RESET << 1);
        var writer = event.about(entity);
        arguments.put(Session.class, session);
        arguments.put(Column.class, ints);
        arguments.put(TextColumn.class, texts);
        arguments.put(WireWriter.class, new WireWriter().wrap(new byte[200], 0, 200));
        arguments.put(CloseReason.class, CloseReason.KICKED);
        arguments.put(Receipt.class, Receipt.APPLIED);
        arguments.put(String.class, "text");
        arguments.put(Object.class, "part");
        arguments.put(byte[].class, new byte[32]);
        arguments.put(FrameTaker.class, (FrameTaker) () -> { });
        arguments.put(FrameTap.class, new FrameTap(0));
        arguments.put(Crew.Task.class, (Crew.Task) (_, _, _) -> { });

        var before = state();
        var leaks = new ArrayList<String>();
        int calls = 0;
        for (var subject : subjects(writer).entrySet()) {
            for (var method : subject.getKey().getMethods()) {
                if (checked(subject.getKey(), method)) {
                    calls++;
                    refuses(subject.getValue(), method, leaks);
                }
            }
        }
        assertEquals(List.of(), leaks);
        assertEquals(before, state());
        assertTrue(calls > 120, "only " + calls + " methods were met");
        kernel.message.abandon();
        kernel.close();
    }

    /// While the crew reads, not even the owner's own thread changes anything.
    @Test
    void shouldChangeNothingWhileFrozen() {
        lend();
        entity = world.spawnTransient(1, 7);
        set.add(entity);
        arguments.put(Session.class, kernel.lifecycle.sessions().at(0));
        arguments.put(Column.class, ints);
        arguments.put(TextColumn.class, texts);
        arguments.put(WireWriter.class, new WireWriter().wrap(new byte[4096], 0, 4096));
        arguments.put(CloseReason.class, CloseReason.KICKED);
        arguments.put(Receipt.class, Receipt.APPLIED);
        arguments.put(String.class, "text");
        arguments.put(Object.class, "part");
        arguments.put(byte[].class, new byte[32]);
        arguments.put(FrameTaker.class, (FrameTaker) () -> { });
        arguments.put(FrameTap.class, new FrameTap(0));
        event.about(entity).int32(1).send();
        var writer = event.about(entity);
        var before = state();
        int[] calls = {0, 0};
        kernel.crew.run(1, (_, _, _) -> {
            for (var subject : subjects(writer).entrySet()) {
                for (var method : subject.getKey().getMethods()) {
                    boolean counted = subject.getKey() == TickMessage.class || subject.getKey() == Crew.class;
                    if (!counted && checked(subject.getKey(), method)) {
                        calls[invoke(subject.getValue(), method) ? 0 : 1]++;
                    }
                }
            }
        });
        assertEquals(before, state());
        assertTrue(calls[0] > 20, "only " + calls[0] + " methods read");
        assertTrue(calls[1] > 60, "only " + calls[1] + " methods refused");
        kernel.close();
    }

    /// Starts, and keeps what is lent to hooks and handlers for a moment.
    private void lend() {
        kernel.hooks.add("test", Phase.SIMULATE, new HookKey("test.context", 0), tick -> arguments.put(TickContext.class, tick));
        var type = kernel.commands.declaration("game", "test").handledBy((_, command) -> {
            arguments.put(Command.class, command);
            return Receipt.APPLIED;
        });
        kernel.start();
        kernel.join("7").command(type.id(), 1);
        kernel.step();
    }

    /// Whether the call was taken.
    private boolean invoke(Object subject, Method method) {
        var values = Arrays.stream(method.getParameterTypes()).map(this::argument).toArray();
        try {
            method.setAccessible(true);
            method.invoke(subject, values);
            return true;
        } catch (InvocationTargetException e) {
            assertInstanceOf(WrongThreadException.class, e.getCause(), method.toString());
            return false;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A class that gets an owner must be met above.
    @Test
    void shouldMeetAllClassesThatKnowAnOwner() throws IOException, ClassNotFoundException {
        var known = new TreeSet<>(OTHERWISE);
        subjects(null).keySet().forEach(type -> known.add(type.getName()));
        var missing = new TreeSet<String>();
        for (var type : KernelClasses.all()) {
            boolean owned = Arrays.stream(type.getDeclaredFields()).anyMatch(field -> field.getType() == ThreadOwner.class);
            if (owned && !known.contains(type.getName())) {
                missing.add(type.getName());
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void shouldFollowAHandOver() throws InterruptedException {
        var owner = new ThreadOwner();
        owner.check();
        var next = Thread.ofPlatform().unstarted(() -> {});
        assertThrows(WrongThreadException.class, () -> onAnotherThread(() -> owner.handOver(next)));
        owner.check();
        owner.handOver(next);
        assertThrows(WrongThreadException.class, owner::check);
        assertThrows(WrongThreadException.class, () -> owner.handOver(Thread.currentThread()));
    }

    /// The classes whose methods are called here.
    static Set<Class<?>> ownedTypes() {
        var test = new OwnershipTest();
        return test.subjects(null).keySet();
    }

    private Map<Class<?>, Object> subjects(EventWriter writer) {
        var subjects = new LinkedHashMap<Class<?>, Object>();
        subjects.put(World.class, world);
        subjects.put(WorldKeeper.class, kernel.keeper);
        subjects.put(IntColumn.class, ints);
        subjects.put(LongColumn.class, longs);
        subjects.put(FloatColumn.class, floats);
        subjects.put(TextColumn.class, texts);
        subjects.put(EntitySet.class, set);
        subjects.put(ChangeLog.class, world.changes());
        subjects.put(PlaceHistory.class, world.history());
        subjects.put(Session.class, arguments.get(Session.class));
        subjects.put(Sessions.class, kernel.lifecycle.sessions());
        subjects.put(SessionLifecycle.class, kernel.lifecycle);
        subjects.put(EventLog.class, kernel.events);
        subjects.put(EventType.class, event);
        subjects.put(EventWriter.class, writer);
        subjects.put(FrameQueues.class, kernel.frames);
        subjects.put(TickMessage.class, kernel.message);
        subjects.put(Crew.class, kernel.crew);
        subjects.put(Dispatcher.class, kernel.dispatcher);
        subjects.put(Persistence.class, kernel.persistence);
        subjects.put(Command.class, arguments.get(Command.class));
        subjects.put(TickContext.class, arguments.get(TickContext.class));
        return subjects;
    }

    private static boolean checked(Class<?> type, Method method) {
        if (method.getDeclaringClass() == Object.class || Modifier.isStatic(method.getModifiers())) {
            return false;
        }
        if (type == EventType.class) {
            return method.getReturnType() == EventWriter.class;
        }
        return EXEMPT.entrySet().stream().noneMatch(entry -> entry.getKey().isAssignableFrom(type) && entry.getValue().contains(method.getName()));
    }

    private void refuses(Object subject, Method method, List<String> leaks) {
        var values = Arrays.stream(method.getParameterTypes()).map(this::argument).toArray();
        try {
            method.setAccessible(true);
            onAnotherThread(() -> method.invoke(subject, values));
            leaks.add(method + " took the call");
        } catch (RuntimeException thrown) {
            if (!(thrown instanceof WrongThreadException)) {
                leaks.add(method + " threw " + thrown);
            }
        }
    }

    private Object argument(Class<?> type) {
        if (type == long.class) {
            return entity;
        } else if (type == int.class) {
            return 0;
        } else if (type == float.class) {
            return 1f;
        } else if (type == boolean.class) {
            return false;
        }
        var value = arguments.get(type);
        assertInstanceOf(type, value, "give this test an argument of " + type);
        return value;
    }

    private List<Object> state() {
        var session = kernel.lifecycle.sessions().at(0);
        return List.of(world.hash(), world.changes().head(), world.changes().stamp(), world.population(), set.size(), kernel.events.count(),
                session.state(), session.viewpoint(), session.activation(), kernel.frames.pendingReceipts(), kernel.frames.queue(0).count(),
                kernel.keeper.dirtyCount(), kernel.keeper.capturedCount(), kernel.keeper.idsLeft(), kernel.persistence.loadsOut(),
                kernel.gate.liveLinks(), kernel.lifecycle.used(), kernel.metrics.counters().stream().map(counter -> counter.name() + counter.value()).toList());
    }

    @FunctionalInterface
    private interface Call {
        void run() throws ReflectiveOperationException;
    }

    /// What the call throws there is thrown here.
    private static void onAnotherThread(Call call) {
        var thrown = CompletableFuture.supplyAsync(() -> {
            try {
                call.run();
                return null;
            } catch (InvocationTargetException e) {
                return e.getCause();
            } catch (RuntimeException | ReflectiveOperationException e) {
                return e;
            }
        }).join();
        if (thrown instanceof RuntimeException runtime) {
            throw runtime;
        } else if (thrown != null) {
            throw new IllegalArgumentException(thrown);
        }
    }
}
