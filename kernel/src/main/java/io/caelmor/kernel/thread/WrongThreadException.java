package io.caelmor.kernel.thread;

/// A thread called what only the owner of the world may call. Nothing was changed.
public final class WrongThreadException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    WrongThreadException(String message) {
        super(message);
    }
}
