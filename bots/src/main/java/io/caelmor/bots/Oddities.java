package io.caelmor.bots;

import java.util.ArrayList;
import java.util.List;

/// Everything that did not add up: the first twenty in words, and the count of all. Any thread.
final class Oddities {
    static final int KEPT = 20;

    private final List<String> first = new ArrayList<>();
    private long count;

    synchronized void add(String who, long tick, String sentence) {
        count++;
        if (first.size() < KEPT) {
            first.add(who + (tick > 0 ? " at tick " + tick : "") + ": " + sentence);
        }
    }

    synchronized long count() {
        return count;
    }

    synchronized List<String> first() {
        return List.copyOf(first);
    }
}
