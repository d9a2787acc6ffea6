package io.caelmor.trials.crash;

import io.caelmor.trials.check.Finding;
import io.caelmor.trials.server.Readiness;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One kill and what was found after it.
///
/// @param number from 1
/// @param kill how the server was to end
/// @param reached whether it ended at its failure point; else it was killed from outside
/// @param ready how long it took to get ready, where it lived so long
/// @param acknowledged durable commands that were reported saved in this round
/// @param findings promises broken
record Round(int number, Kill kill, boolean reached, Optional<Readiness> ready, long acknowledged, List<Finding> findings) {
    /// For the log of a trial.
    String line() {
        return String.format(Locale.ROOT, "%4d  %-40s %-10s ready %-22s %,5d acknowledged  %s", number, kill, kill.atPoint() ? reached ? "reached" : "outside" : "",
                ready.map(Readiness::toString).orElse("never"), acknowledged, fine() ? "fine" : findings);
    }

    boolean fine() {
        return findings.isEmpty();
    }
}
