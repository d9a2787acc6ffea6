package io.caelmor.kernel.plugin;

import java.util.Comparator;

/// One reason not to start, for the person who has to mend it.
///
/// @param code what kind it is
/// @param subject whom it is about
/// @param sentence what happened, to be read after the subject, such as `was built for kernel 0.2; this is kernel 0.1.`
/// @param fix what to do, a sentence
public record Problem(ProblemCode code, Subject subject, String sentence, String fix) implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::subject)
            .thenComparing(Problem::code)
            .thenComparing(Problem::sentence)
            .thenComparing(Problem::fix);

    /// Sentences may quote jars and configuration files: what they hold stays on one line.
    public Problem {
        sentence = onOneLine(sentence);
        fix = onOneLine(fix);
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    private static String onOneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.strip().codePoints().forEach(point -> {
            if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                line.append(point == '\n' ? " " : point == '\r' ? "" : "\\u%04x".formatted(point));
            } else {
                line.appendCodePoint(point);
            }
        });
        return line.toString();
    }
}
