package io.caelmor.kernel.fault;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The failure points of one kernel, by name.
public final class FailurePoints {
    private final Map<String, FailurePoint> points = new TreeMap<>();

    /// Declares a point, or finds the one declared under that name.
    public synchronized FailurePoint point(String name) {
        return points.computeIfAbsent(name, FailurePoint::new);
    }

    /// Arms a declared point: from now on its `hit` runs `action`; `null` disarms it.
    ///
    /// Throws [IllegalArgumentException] where no such point was declared.
    public synchronized void arm(String name, @Nullable Runnable action) {
        var point = points.get(name);
        if (point == null) {
            throw new IllegalArgumentException("there is no failure point '" + name + "'; known: " + points.keySet());
        }
        point.arm(action);
    }

    /// Arms a declared point as a person asked for it; throws as the other does.
    public void arm(Armament armament) {
        arm(armament.point(), armament.trigger());
    }

    /// All points, by name.
    public synchronized Collection<FailurePoint> all() {
        return Collections.unmodifiableCollection(points.values());
    }
}
