package io.caelmor.kernel.metric;

/// The kernel's own counters: what can be observed of the three pipelines, in their order.
///
/// Each pipeline balances: what came in is what went out, was dropped for a counted reason, or is still queued.
public enum KernelCounter {
    LINKS_OPENED("links.opened", "sockets that got a port"),
    LINKS_REFUSED("links.refused", "sockets refused: too many, or the server is just starting or stopping"),
    LINKS_CLOSED("links.closed", "sockets whose end the tick thread has seen"),

    HANDSHAKES_OFFERED("handshakes.offered", "hellos and resumes that were well-formed"),
    HANDSHAKES_REFUSED("handshakes.refused", "of these: refused by the authenticator or for their version"),
    HANDSHAKES_BARRED("handshakes.barred", "of those refused: not even looked at, because too many from their address were refused"),
    HANDSHAKES_OVERFLOWED("handshakes.overflowed", "of these: refused because there was no room for another connection or handshake"),
    HANDSHAKES_DROPPED("handshakes.dropped", "of these: given up, because the socket closed or a newer one came"),
    HANDSHAKES_REJECTED("handshakes.rejected", "of these: refused on the tick, no slot or no such session"),
    HANDSHAKES_ATTACHED("handshakes.attached", "of these: attached to a session"),
    HANDSHAKES_TIMED_OUT("handshakes.timed_out", "sockets closed because no hello came in time"),

    SESSIONS_ADMITTED("sessions.admitted", "sessions that got a slot"),
    SESSIONS_JOINED("sessions.joined", "sessions that became active with their account loaded"),
    SESSIONS_RESUMED("sessions.resumed", "links attached to a session that existed"),
    SESSIONS_DETACHED("sessions.detached", "links lost by a session"),
    SESSIONS_ENDED("sessions.ended", "sessions whose slot is free again"),
    SESSIONS_KICKED("sessions.kicked", "links closed by the server for a reason other than goodbye"),

    FRAMES_IN("inbound.frames", "frames that transports handed in"),
    FRAMES_MALFORMED("inbound.malformed", "of these, and of what transports reported: no frame of the protocol"),
    FRAMES_IGNORED("inbound.ignored", "of these: came after the end of their session was decided"),
    FRAMES_OVER_RATE("inbound.over_frame_rate", "links cut because they sent more than sessions.frames_per_second"),
    BYTES_OVER_RATE("inbound.over_data_rate", "links cut because they sent more than sessions.bytes_per_second"),
    ACKS_IN("inbound.acks", "acknowledgements of snapshots found in frames"),
    ACKS_DISBELIEVED("inbound.acks_disbelieved", "of these: ignored, because that snapshot was never sent or a newer one was acknowledged before"),
    COMMANDS_IN("inbound.commands", "commands found in frames"),
    COMMANDS_QUEUED("inbound.queued", "of these: put into the session's ring"),
    COMMANDS_OVERFLOWED("inbound.overflowed", "of these: rejected because the ring was full"),
    COMMANDS_CLAIMED_TICK("inbound.claimed_tick", "of those queued: rejected because they claimed a tick"),
    COMMANDS_CLAIMED_IDENTITY("inbound.claimed_identity", "of those queued: rejected because they claimed an identity"),
    COMMANDS_DISPATCHED("inbound.dispatched", "commands taken out of rings at a tick"),
    COMMANDS_APPLIED("inbound.applied", "of these: applied"),
    COMMANDS_REJECTED("inbound.rejected", "of these: rejected, for whatever reason"),
    COMMANDS_DISCARDED("inbound.discarded", "commands still in a ring when their session ended"),
    COMMANDS_PROMISED("inbound.promised", "of those applied: durable ones, told to their clients only when they are saved"),
    COMMANDS_NOT_DURABLE("inbound.not_durable", "of those rejected: durable ones, because saving failed or too many waited for it"),
    COMMANDS_FAULTED("inbound.faulted", "of those rejected: because their handler threw"),

    EVENTS_TOLD("outbound.events", "events put into the tick's log"),
    EVENTS_REFUSED("outbound.events_refused", "events refused because the tick's log was full"),
    TICKS_BUILT("outbound.built", "messages begun for a session, and put into its queue"),
    TICKS_TELLING("outbound.telling", "of these: those that tell of the world, not of commands alone"),
    TICKS_SKIPPED("outbound.skipped", "messages not begun because the session's queue was full"),
    FRAMES_QUEUED("outbound.queued", "frames put into sessions' queues"),
    FRAMES_SENT("outbound.sent", "frames that transports took out of queues"),
    FRAMES_DISCARDED("outbound.discarded", "frames still in a queue when its link was gone"),
    BYTES_QUEUED("outbound.bytes", "bytes of the frames put into queues"),

    CUTS_CAPTURED("persist.captured", "cuts captured at the end of a tick"),
    CUTS_COMMITTED("persist.committed", "cuts that the store holds durably"),
    CUTS_RETRIED("persist.retried", "commits tried again because nobody could say what became of them"),
    CUTS_CONFLICTED("persist.conflicts", "cuts refused because the store holds newer versions"),
    CUTS_FENCED("persist.fenced", "cuts refused because another server owns the world"),
    CUTS_APPLIED("persist.applied", "completions of cuts applied on the tick thread"),
    ENTITIES_CAPTURED("persist.entities", "entities in captured cuts"),
    SAVING_FAILED("persist.failures", "times that saving began to fail: a commit was not confirmed, or none in time"),
    LOADS_REQUESTED("persist.loads_requested", "accounts asked for"),
    LOADS_COMPLETED("persist.loads_completed", "accounts loaded and applied, or dropped because their session was gone"),
    LOADS_FAILED("persist.loads_failed", "accounts that could not be loaded"),

    TICKS("tick.ticks", "ticks run"),
    TICKS_CAUGHT_UP("tick.caught_up", "ticks run at once because the one before was late"),
    TICKS_CLAMPED("tick.clamped", "ticks left out because more than three were due"),
    TICKS_STRETCHED("tick.stretched", "ticks that were given more time than the rate says, because of overload"),
    OVERLOAD_LESS_DISTANT("overload.less_distant", "times that distant entities began to be told less often, because of overload"),
    OVERLOAD_NO_JOINS("overload.no_joins", "times that new players began to be refused, because of overload"),
    OVERLOAD_STRETCHED("overload.stretched", "times that ticks began to be stretched, because of overload"),
    OVERLOAD_REFUSED("overload.refused", "handshakes refused because of overload; they count among handshakes.rejected"),
    TICK_STALLS("tick.stalls", "hooks that ran for longer than tick.watchdog_ms"),
    HOOK_FAULTS("tick.hook_faults", "exceptions that came out of hooks, participants and listeners");

    private final String label;
    private final String help;

    KernelCounter(String label, String help) {
        this.label = label;
        this.help = help;
    }

    /// Dotted name.
    public String label() {
        return label;
    }

    /// What is counted.
    public String help() {
        return help;
    }
}
