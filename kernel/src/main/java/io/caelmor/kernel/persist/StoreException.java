package io.caelmor.kernel.persist;

/// A store can't do what it was asked. The message is a sentence for the operator: what, where, what to do.
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
