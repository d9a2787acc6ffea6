package io.caelmor.kernel.session;

import java.util.Locale;

/// Why a connection is closed by the server; docs/protocol.md section 3, KICK. The codes are part of the protocol.
public enum CloseReason {
    BYE(1, "goodbye"),
    SHUTDOWN(2, "the server stops"),
    REPLACED(3, "the account continues on another connection"),
    SERVER_FULL(4, "the server is full; try again later"),
    VERSION(5, "this server speaks protocol version 1"),
    REFUSED(6, "the account or its credential is not accepted"),
    RESUME_UNKNOWN(7, "the session to resume is gone; say hello again"),
    HANDSHAKE_TIMEOUT(8, "no hello came in time"),
    MALFORMED(9, "that is no frame of this protocol"),
    FLOOD(10, "too many commands at once"),
    TOO_SLOW(11, "the connection does not keep up with what it is sent"),
    KICKED(12, "removed from the server"),
    STORE(13, "the account could not be loaded; try again later"),
    FAULT(14, "an error in the server");

    private final int code;
    private final String sentence;

    CloseReason(int code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /// The reason's number on the wire.
    public int code() {
        return code;
    }

    /// The reason's name on the wire, such as `too_slow`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What people are told where nothing more exact is known.
    public String sentence() {
        return sentence;
    }
}
