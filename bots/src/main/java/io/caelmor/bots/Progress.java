package io.caelmor.bots;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/// Says how a run gets on: on a terminal one line a second written over itself, else a line each five seconds, for JSON nothing.
final class Progress {
    private static final long LINE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PrintStream out;
    private final boolean silent;
    private final boolean inPlace;
    private int lastLength;
    private long lastNanos = System.nanoTime() - LINE_EVERY_NANOS;

    Progress(PrintStream out, BotOptions options) {
        this.out = out;
        silent = options.json();
        inPlace = options.inPlace();
    }

    /// Shows how things stand; about once a second.
    void show(String text) {
        long now = System.nanoTime();
        if (silent || !inPlace && now - lastNanos < LINE_EVERY_NANOS) {
            return;
        }
        lastNanos = now;
        if (inPlace) {
            out.print('\r' + text + " ".repeat(Math.max(0, lastLength - text.length())));
            out.flush();
            lastLength = text.length();
        } else {
            out.println(text);
        }
    }

    /// Ends the line that was written over.
    void end() {
        if (inPlace && lastLength > 0) {
            out.println();
            lastLength = 0;
        }
    }
}
