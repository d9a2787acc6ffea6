package io.caelmor.kernel.fault;

import org.jspecify.annotations.Nullable;

/// One named place in the code. Unarmed, [#hit] is one plain read of a field. Any thread may call it.
public final class FailurePoint {
    private final String name;
    private volatile @Nullable Runnable action;

    FailurePoint(String name) {
        this.name = name;
    }

    /// Dotted name, such as `persist.beforeCommit`.
    public String name() {
        return name;
    }

    /// Runs what the point was armed with; what that throws comes out here.
    public void hit() {
        var armed = action;
        if (armed != null) {
            armed.run();
        }
    }

    /// Whether something happens at the next hit. For code that must take another way to be interruptible at its point.
    public boolean armed() {
        return action != null;
    }

    void arm(@Nullable Runnable next) {
        action = next;
    }
}
