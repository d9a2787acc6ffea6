package io.caelmor.transport.netty;

import io.caelmor.kernel.session.CloseReason;

/// The status codes of WebSocket close frames: RFC 6455 section 7.4 and the IANA registry it founded.
final class CloseCodes {
    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int PROTOCOL_ERROR = 1002;
    static final int UNSUPPORTED_DATA = 1003;
    static final int POLICY_VIOLATION = 1008;
    static final int TOO_BIG = 1009;
    static final int INTERNAL_ERROR = 1011;
    static final int TRY_AGAIN_LATER = 1013;

    private static final int PRIVATE_USE = 4000;

    private CloseCodes() {}

    /// The code that a client sees where the server closes for `reason`: a registered one where it says the same, else
    /// 4000 and the number of the KICK reason.
    static int of(CloseReason reason) {
        return switch (reason) {
            case BYE -> NORMAL;
            case SHUTDOWN -> GOING_AWAY;
            case MALFORMED -> PROTOCOL_ERROR;
            case FLOOD, FRAME_RATE, WIRE_RATE, DATA_RATE, ADDRESS_RATE -> POLICY_VIOLATION;
            case FAULT -> INTERNAL_ERROR;
            case SERVER_FULL, STORE, ADDRESS_FULL, ADDRESS_HASTE, ADDRESS_BARRED -> TRY_AGAIN_LATER;
            case REPLACED, VERSION, REFUSED, RESUME_UNKNOWN, HANDSHAKE_TIMEOUT, TOO_SLOW, KICKED -> PRIVATE_USE + reason.code();
        };
    }

    /// Whether a close frame may carry `code`; some, such as 1006, are never sent.
    static boolean maySend(int code) {
        return code >= 1000 && code <= 1014 && (code < 1004 || code > 1006) || code >= 3000 && code <= 4999;
    }
}
