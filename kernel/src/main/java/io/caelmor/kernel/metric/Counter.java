package io.caelmor.kernel.metric;

import java.util.concurrent.atomic.AtomicLong;

/// A number of events since start, only ever growing. Any thread may count and read; neither allocates.
public final class Counter {
    private final String name;
    private final String help;
    private final AtomicLong value = new AtomicLong();

    Counter(String name, String help) {
        this.name = name;
        this.help = help;
    }

    /// Dotted name, such as `inbound.accepted`.
    public String name() {
        return name;
    }

    /// One sentence: what is counted, and its unit where it is not "events".
    public String help() {
        return help;
    }

    public void increment() {
        value.getAndIncrement();
    }

    public void add(long events) {
        if (events != 0) {
            value.getAndAdd(events);
        }
    }

    public long value() {
        return value.get();
    }
}
