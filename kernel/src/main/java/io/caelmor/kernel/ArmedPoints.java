package io.caelmor.kernel;

import io.caelmor.kernel.fault.Armament;
import io.caelmor.kernel.fault.FailurePoint;
import io.caelmor.kernel.fault.FailurePoints;
import io.caelmor.kernel.plugin.SettingCatalogue;
import io.caelmor.kernel.plugin.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The failure points that the configuration arms: none, but for trials of a spare server.
record ArmedPoints(Settings settings, List<Armament> armaments) {
    private static final Logger LOG = LoggerFactory.getLogger(ArmedPoints.class);
    private static final String KEY = "arm";

    /// Reads the key; what can't be read is a problem.
    static ArmedPoints read(SettingCatalogue catalogue) {
        var settings = catalogue.section("faults");
        var texts = settings.texts(KEY, List.of(), "for trials of a spare server: failure points, each with what is to go wrong there,"
                + " such as \"persist.afterCommit=kill@13\" (or fail, or stall:SECONDS, or burn:SECONDS, which keeps its thread busy); @N is the N-th time it is passed, @N-M each time from the N-th to the M-th");
        var armaments = new ArrayList<Armament>();
        for (var text : texts) {
            try {
                armaments.add(Armament.parse(text));
            } catch (IllegalArgumentException _) {
                settings.problem(KEY, "has '" + text + "', which names no failure point and what to do there.",
                        "write POINT=kill, POINT=fail, POINT=stall:SECONDS or POINT=burn:SECONDS, and behind it @N for the N-th time, @N-M for each from the N-th to the M-th.");
            }
        }
        return new ArmedPoints(settings, List.copyOf(armaments));
    }

    /// Arms them, and says so. To be called when all points are declared: a name that is not among them is a problem.
    void arm(FailurePoints points) {
        for (var armament : armaments) {
            if (points.all().stream().noneMatch(point -> point.name().equals(armament.point()))) {
                settings.problem(KEY, "names the failure point '" + armament.point() + "', which there is not.", "the points are "
                        + points.all().stream().map(FailurePoint::name).collect(Collectors.joining(", ")) + ".");
                continue;
            }
            points.arm(armament);
            LOG.warn("FAILURE POINT ARMED: {}. This server will do harm to itself on purpose; it is no server to play on", armament);
        }
    }
}
