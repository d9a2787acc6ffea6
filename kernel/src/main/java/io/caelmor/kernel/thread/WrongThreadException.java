package io.caelmor.kernel.thread;

/// A thread called what only the owner of the world may call. Nothing was changed.
@SuppressWarnings("AvoidCommonTypeNames") // The JDK's own means Thread.join and its like; this name is in use by plugins.
public final class WrongThreadException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    WrongThreadException(String message) {
        super(message);
    }
}
