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
    FAULT(14, "an error in the server"),
    FRAME_RATE(15, "more frames a second than one connection may send"),
    WIRE_RATE(16, "more bytes a second than one connection may send"),
    DATA_RATE(17, "more bytes of messages a second than one connection may send"),
    ADDRESS_RATE(18, "more a second than all connections from one network address may send together"),
    ADDRESS_FULL(19, "too many connections from this network address"),
    ADDRESS_HASTE(20, "too many new connections from this network address; try again in a few seconds"),
    ADDRESS_BARRED(21, "too many refused logins from this network address; try again in a minute");

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
