package io.caelmor.kernel.plugin;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// All that is wrong at one start-up. Everybody adds what they find and goes on, so that a person sees everything at once; one
/// problem is enough to start nothing. Starting thread alone.
public final class Problems {
    private final SortedSet<Problem> found = new TreeSet<>();
    private final String place;

    /// `place` stands in the report's heading: the plugin folder as it was given, such as `plugins/`.
    public Problems(String place) {
        this.place = place;
    }

    /// Adds a problem; the same one a second time changes nothing.
    public void add(ProblemCode code, Subject subject, String sentence, String fix) {
        found.add(new Problem(code, subject, sentence, fix));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int count() {
        return found.size();
    }

    /// By subject, then by code; plugins first, the server last.
    public List<Problem> list() {
        return List.copyOf(found);
    }

    /// The whole text for a person, without a line end after its last line.
    public String report() {
        StringBuilder report = new StringBuilder("Caelmor did not start: ")
                .append(found.size())
                .append(found.size() == 1 ? " problem (" : " problems (")
                .append(place)
                .append(')');
        Subject subject = null;
        for (Problem problem : found) {
            if (!problem.subject().equals(subject)) {
                subject = problem.subject();
                report.append('\n').append(subject.text());
            }
            report.append("\n  ").append(problem.code()).append(' ').append(problem.sentence());
            report.append("\n       Fix: ").append(problem.fix());
        }
        return report.toString();
    }
}
