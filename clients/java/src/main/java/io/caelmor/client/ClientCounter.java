package io.caelmor.client;

/// Everything a client counts, over all its connections.
public enum ClientCounter {
    /// Connections on which the server said WELCOME.
    WELCOMES("welcomes"),
    /// Frames received.
    FRAMES_IN("frames in"),
    /// Bytes of the frames received, without what WebSocket, TCP and TLS put around them.
    BYTES_IN("bytes in"),
    /// Frames sent.
    FRAMES_OUT("frames out"),
    /// Bytes of the frames sent, without what WebSocket, TCP and TLS put around them.
    BYTES_OUT("bytes out"),
    /// TICK messages applied.
    TICKS("ticks"),
    /// Ticks that no TICK came for; their content came in a later one.
    TICKS_MISSED("ticks missed"),
    /// Resets of the local copy after the first TICK of a connection.
    RESETS("resets"),
    /// Entities that came into view.
    ENTERS("enters"),
    /// Updates of entities in view, moves among them.
    UPDATES("updates"),
    /// Bytes of the sections moves and updates, their ends included: over [#UPDATES], what one update costs.
    UPDATE_BYTES("update bytes"),
    /// Entities that went out of view.
    LEAVES("leaves"),
    /// Events.
    EVENTS("events"),
    /// Ticks in which the server left out events about others.
    EVENTS_MISSED("ticks with events missed"),
    /// Commands sent.
    COMMANDS("commands"),
    /// Receipts that say applied.
    APPLIED("applied"),
    /// Receipts that say rejected.
    REJECTED("rejected"),
    /// Receipts for what an earlier connection of the same session sent.
    INHERITED_RECEIPTS("inherited receipts"),
    /// Things that did not add up.
    VIOLATIONS("violations");

    private final String label;

    ClientCounter(String label) {
        this.label = label;
    }

    /// For people.
    public String label() {
        return label;
    }
}
