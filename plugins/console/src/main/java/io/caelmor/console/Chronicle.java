package io.caelmor.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The last samples, numbered from 1 on: a page that was away asks for what it has missed by the number it saw last. Bounded; any thread.
final class Chronicle {
    /// One a second: ten minutes.
    static final int CAPACITY = 600;

    private final String[] samples;
    /// Before these nothing is kept.
    private long first = 1;
    private long last;

    /// One of them.
    record Sample(long number, String json) {}

    Chronicle() {
        this(CAPACITY);
    }

    Chronicle(int capacity) {
        samples = new String[capacity];
    }

    synchronized void add(String json) {
        samples[(int) (++last % samples.length)] = json;
    }

    /// Number of the last sample; 0 before the first.
    synchronized long last() {
        return last;
    }

    /// All that came after that number and are still there, oldest first. A number that was never given out stands for none.
    synchronized List<Sample> after(long number) {
        long seen = number < 0 || number > last ? 0 : number;
        var missed = new ArrayList<Sample>();
        for (long next = Math.max(Math.max(seen + 1, first), last - samples.length + 1); next <= last; next++) {
            missed.add(new Sample(next, samples[(int) (next % samples.length)]));
        }
        return missed;
    }

    /// Forgets everything; numbers go on.
    synchronized void forget() {
        Arrays.fill(samples, "");
        first = last + 1;
    }
}
