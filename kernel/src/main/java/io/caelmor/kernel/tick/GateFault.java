package io.caelmor.kernel.tick;

/// What a gate threw, on its way out of the hook or handler that asked: the gate's plugin is to be named, not the one that asked.
final class GateFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String gate;
    private final Throwable thrown;

    GateFault(String gate, Throwable thrown) {
        super(gate, thrown, false, false);
        this.gate = gate;
        this.thrown = thrown;
    }

    /// Who is at fault, and with what.
    record Origin(String culprit, Throwable thrown) {}

    /// The origin of something thrown out of `culprit`.
    static Origin of(String culprit, Throwable thrown) {
        return thrown instanceof GateFault fault ? new Origin(fault.gate, fault.thrown) : new Origin(culprit, thrown);
    }
}
