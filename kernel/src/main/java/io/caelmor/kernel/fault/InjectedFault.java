package io.caelmor.kernel.fault;

/// What comes out of a failure point that was armed to fail. Nobody catches it by name: it stands for any fault.
public final class InjectedFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InjectedFault(String message) {
        super(message);
    }
}
