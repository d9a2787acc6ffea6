package io.caelmor.trials;

/// A promise that was not kept, or a trial that could not go on. The message is for a person, several lines where need be.
public final class TrialFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TrialFailure(String message) {
        super(message);
    }

    public TrialFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
