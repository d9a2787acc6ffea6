package io.caelmor.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something a client was asked for can't be had: the connection is over, was never made, or the wait was in vain.
public final class ClientException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable CloseReason reason;

    ClientException(String message) {
        super(message);
        reason = null;
    }

    ClientException(String message, CloseReason reason) {
        super(message + ": " + reason);
        this.reason = reason;
    }

    ClientException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
        reason = cause instanceof ClientException known ? known.reason : null;
    }

    /// Why the connection is over, where that is the cause.
    public Optional<CloseReason> reason() {
        return Optional.ofNullable(reason);
    }
}
