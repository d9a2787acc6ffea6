package io.caelmor.kernel;

import io.caelmor.kernel.outbound.FrameQueues;
import io.caelmor.kernel.persist.PersistenceLimits;
import io.caelmor.kernel.plugin.Role;
import io.caelmor.kernel.plugin.SettingCatalogue;
import io.caelmor.kernel.queue.ByteRing;
import io.caelmor.kernel.session.InboundRates;
import io.caelmor.kernel.session.SessionLimits;
import io.caelmor.kernel.tick.AllocationLimits;
import io.caelmor.kernel.tick.OverloadLimits;
import io.caelmor.kernel.world.Bounds;
import io.caelmor.kernel.world.WorldId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The kernel's own settings, read once.
record KernelSettings(WorldId worldId, Bounds bounds, int entities, int historyTicks, long seed, int rate, int spinMicros, int threads,
        int watchdogMillis, int hopelessSeconds, OverloadLimits overload, int faultLimit, AllocationLimits allocation, int handshakeSeconds,
        int resumeSeconds, boolean guestsFromAnywhere, SessionLimits sessions, int outboundBytes, int outboundFrames, int messageBytes,
        int events, int eventBytes, boolean persistent, PersistenceLimits persistence, int durableCommands, int stopSeconds, List<Role> requiredRoles) {

    /// More gain little: what the tick thread does alone stays.
    private static final int MOST_THREADS_BY_DEFAULT = 4;

    /// Answers that may wait for a message, for each command that may wait for a tick.
    static final int RECEIPTS_PER_COMMAND = 4;

    static KernelSettings read(SettingCatalogue catalogue) {
        var world = catalogue.section("world");
        var id = world.text("id", "main", "name of the world, 1-32 of a-z, 0-9, _ and -; unique among the worlds of one store");
        if (!id.matches("[a-z0-9_-]{1,32}")) {
            world.problem("id", "is '" + id + "', which is no world id.", "use 1-32 of a-z, 0-9, _ and -.");
            id = "main";
        }
        var bounds = new Bounds((float) world.number("width", 1000, 1, 1_000_000, "world units from west to east"),
                (float) world.number("height", 1000, 1, 1_000_000, "world units from south to north"));
        int entities = world.integer("entities", 16_384, 16, 10_000_000, "most entities that can be alive at once");
        int historyMillis = world.integer("history_ms", 1000, 0, 10_000, "milliseconds that places of visible entities are kept for lag compensation; 0 keeps none."
                + " Takes 20 bytes for each entity, and 12 for each of entities x ticks / 4, rounded up to a power of two: with 16,384 entities"
                + " and 1000 ms 1.1 MB at 10 ticks a second, 3.5 MB at 60. Where more than a quarter of all entities move in every tick it reaches less far back");
        int seed = world.integer("seed", 1, Integer.MIN_VALUE, Integer.MAX_VALUE, "where all randomness of the game begins");

        var tick = catalogue.section("tick");
        int rate = tick.integer("rate", 10, 1, 128, "ticks a second");
        int spin = tick.integer("spin_micros", 0, 0, 1000, "microseconds to spin before each tick instead of sleeping: exact wake-ups for that much of a core");
        int threads = tick.integer("threads", 0, 0, 64, "threads that put snapshots together, the tick thread among them; 0 is one per core, 4 at most");
        int watchdog = tick.integer("watchdog_ms", 500, 0, 60_000, "milliseconds after which a hook that does not end is named in the log, with the tick thread's stack; 0 names none");
        int hopeless = tick.integer("hopeless_seconds", 30, 0, 3600, "seconds after which a hook that does not end is hopeless: the process ends at once then, without the save that only the tick thread could order; 0 waits for ever. Needs tick.watchdog_ms");
        int faults = tick.integer("fault_limit", 10, 1, 1_000_000, "faults of one hook after which the server saves and stops");
        int allocationAlarm = tick.integer("allocation_alarm_mib", 64, 1, 1 << 20, "MiB after which a hook or command that allocates so much in one tick is named in the log");

        var guard = catalogue.section("guard");
        var allocation = new AllocationLimits((long) allocationAlarm << 20,
                guard.flag("allocation", false, "whether those are named who allocate on the tick thread again and again; they go on all the same"),
                guard.integer("warm_up_ticks", 600, 0, 1_000_000, "ticks after the start before guards begin to look"));

        var ladder = catalogue.section("overload");
        var overload = new OverloadLimits(
                ladder.flag("less_distant", true, "whether distant entities are told less often while ticks take 80 % of their time, until they take 50 %"),
                ladder.flag("no_joins", true, "whether new players are refused while ticks take 90 % of their time all the same, until they take 60 %; who has a session goes on"),
                ladder.number("most_stretch", 3, 1, 4, "how many times its time a tick may take, while ticks take more than theirs all the same, until they take 75 %: the game runs slower then, for all alike; 1 for never"));

        var sessions = catalogue.section("sessions");
        int handshakeSeconds = sessions.integer("handshake_seconds", 10, 1, 300, "seconds in which a new connection must say hello");
        int resumeSeconds = sessions.integer("resume_seconds", 30, 0, 3600, "seconds that a session without a connection waits to be resumed");
        int stuckSeconds = sessions.integer("stuck_seconds", 10, 1, 300, "seconds after which a connection that takes nothing is closed");
        int capacity = sessions.integer("capacity", 1024, 1, 65_536, "most sessions at once");
        int inboundCommands = sessions.integer("inbound_commands", 64, 1, 4096, "commands of one session that may wait for the next tick");
        boolean guestsFromAnywhere = sessions.flag("guests_from_anywhere", false, "whether anybody from anywhere may join as any account, where no plugin takes the role 'authenticator'; else guests come from this machine alone");
        var limits = new SessionLimits(capacity,
                sessions.integer("connections", capacity + capacity / 2, 1, 131_072, "most connections at once, of those that have said hello"),
                powerOfTwo(sessions.integer("inbound_bytes", 4096, 256, 1 << 20, "bytes of commands of one session that may wait; rounded up to a power of two")),
                inboundCommands,
                sessions.integer("frame_bytes", 512, 64, 4096, "longest frame that a client may send, after its first"),
                sessions.integer("handshakes_per_tick", Math.clamp(capacity / 16, 64, 4096), 1, 4096, "handshakes that are looked at in one tick"),
                handshakeSeconds * rate, resumeSeconds * rate, stuckSeconds * rate,
                sessions.integer("strangers", Math.max(1024, capacity), 1, 65_536, "most connections at once that have not said hello; beyond it those that wait longest are closed for those that come"),
                new InboundRates(
                        sessions.integer("frames_per_second", Math.max(200, 16 * rate), 1, 1_000_000, "frames that one connection may send for long; for a moment five seconds' worth"),
                        sessions.integer("bytes_per_second", 65_536, 1024, 1_000_000_000, "bytes of frames that one connection may send for long, as transports hand them in; for a moment five seconds' worth"),
                        rate));

        var outbound = catalogue.section("outbound");
        int outboundBytes = powerOfTwo(outbound.integer("bytes", 8192, 4096, 1 << 22, "bytes that may wait for one session's connection; rounded up to a power of two"));
        int frames = outbound.integer("frames", 256, 4, 65_536, "frames that may wait for one session's connection");
        int message = outbound.integer("message_bytes", 4096, 256, 60_000, "most bytes of events and snapshot in one session's message a tick");
        int longest = FrameQueues.mostBytes(message, RECEIPTS_PER_COMMAND * inboundCommands);
        if (longest > 65_535) {
            outbound.problem("message_bytes", "lets one frame take " + longest + " bytes, and the protocol's longest has 65535.",
                    "lower outbound.message_bytes or sessions.inbound_commands.");
        }
        if (longest > outboundBytes - ByteRing.HEADER_BYTES) {
            outbound.problem("bytes", "is " + outboundBytes + ", and one message alone can take " + longest + ".",
                    "raise outbound.bytes, or lower outbound.message_bytes or sessions.inbound_commands.");
        }
        int events = outbound.integer("events", 8192, 16, 1 << 20, "events of one tick");
        int eventBytes = outbound.integer("event_bytes", 262_144, 4096, 1 << 28, "bytes of the events of one tick");

        var persistence = catalogue.section("persistence");
        boolean persistent = persistence.flag("enabled", true, "whether the world is saved; needs a plugin with the role 'persistence'");
        int intervalMillis = persistence.integer("interval_ms", 1000, 10, 600_000, "milliseconds between saves");
        int intervalTicks = Math.max(1, (int) ((long) intervalMillis * rate / 1000));
        int alarmSeconds = persistence.integer("alarm_seconds", 5, 1, 3600, "seconds beyond persistence.interval_ms that a change may wait to be saved before it is an alarm, and durable commands are refused");
        var saving = new PersistenceLimits(intervalTicks, intervalTicks + alarmSeconds * rate,
                persistence.integer("queue", 1024, 16, 65_536, "loads that may wait for the store"),
                persistence.integer("entities_per_account", 256, 1, 65_536, "most entities that one account may own: it is given no more than that, and let in all the same"),
                persistence.integer("id_block", 4096, 64, 1 << 20, "persistent ids that are set aside at a time"));
        int durableCommands = persistence.integer("durable_commands", 8192, 16, 1 << 20, "durable commands of all sessions that may wait for their save; of one session as many as sessions.inbound_commands");
        int stopSeconds = persistence.integer("stop_seconds", 10, 1, 3600, "seconds that a stop waits for sessions to leave and the last save to be confirmed");
        int crew = threads == 0 ? Math.min(MOST_THREADS_BY_DEFAULT, Runtime.getRuntime().availableProcessors()) : threads;
        return new KernelSettings(new WorldId(id), bounds, entities, (historyMillis * rate + 999) / 1000, seed, rate, spin, crew, watchdog, hopeless, overload, faults, allocation,
                handshakeSeconds, resumeSeconds, guestsFromAnywhere, limits, outboundBytes, frames, message, events, eventBytes,
                persistent, saving, durableCommands, stopSeconds, requiredRoles(catalogue, persistent));
    }

    private static List<Role> requiredRoles(SettingCatalogue catalogue, boolean persistent) {
        var section = catalogue.section("roles");
        var labels = section.texts("required", List.of("transport", "commands", "replication"),
                "roles without which the server does not start; 'persistence' is one of them while persistence.enabled is true");
        var required = new ArrayList<Role>();
        for (var label : labels) {
            Role.of(label).ifPresentOrElse(required::add, () -> section.problem("required", "names the role '" + label + "', which there is not.",
                    "the roles are " + String.join(", ", Arrays.stream(Role.values()).map(Role::label).toList()) + "."));
        }
        if (persistent && !required.contains(Role.PERSISTENCE)) {
            required.add(Role.PERSISTENCE);
        }
        return List.copyOf(required);
    }

    private static int powerOfTwo(int atLeast) {
        return atLeast <= 1 ? 1 : Integer.highestOneBit(atLeast - 1) << 1;
    }
}
