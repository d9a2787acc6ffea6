package io.caelmor.trials.crash;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/// When and where a server is killed.
///
/// @param point the failure point at which it ends, or empty for a SIGKILL from outside
/// @param hit the how-manieth time that the point is passed
/// @param after the moment of the SIGKILL, from when it is ready; where there is a point, the latest one
record Kill(String point, long hit, Duration after) {
    private static final int LEAST_MILLIS = 200;
    private static final int MOST_MILLIS = 2_500;
    /// Points of the transport are passed with each frame, all others with each save or load at most, some of them now and then.
    private static final int MOST_FRAMES = 1_000;
    private static final int MOST_SAVES = 20;
    private static final int MOST_RARE = 3;
    private static final Pattern RARE = Pattern.compile(".*(Switch|Drop|Reserve)");

    /// The kill of that round: every other at a random moment, the others at each point in turn. The same for the same seed.
    static Kill of(long seed, int round, List<String> points) {
        var random = new SplittableRandom(seed * 1_000_003 + round);
        var after = Duration.ofMillis(random.nextInt(LEAST_MILLIS, MOST_MILLIS));
        if (points.isEmpty() || round % 2 != 0) {
            return new Kill("", 0, after);
        }
        var point = points.get((round / 2 - 1) % points.size());
        int most = point.startsWith("transport.") ? MOST_FRAMES : RARE.matcher(point).matches() ? MOST_RARE : MOST_SAVES;
        // Small numbers are as likely as large ones: the first save is not like the others.
        long hit = (long) Math.exp(random.nextDouble() * Math.log(most + 1.0));
        return new Kill(point, hit, Duration.ofMillis(MOST_MILLIS));
    }

    /// The end of a trial: the server is stopped in order.
    static Kill none() {
        return new Kill("", 0, Duration.ZERO);
    }

    boolean atPoint() {
        return !point.isEmpty();
    }

    /// The value of `faults.arm`; only where it is [#atPoint].
    String armament() {
        return point + "=kill@" + hit;
    }

    @Override
    public String toString() {
        return atPoint() ? point + "@" + hit : after.isZero() ? "stopped in order" : String.format(Locale.ROOT, "at %.2f s", after.toMillis() / 1000.0);
    }
}
