package io.caelmor.bots;

/// What the bots of one run have in common. Event loop only, apart from the options and the oddities.
record Company(BotOptions options, Totals totals, Oddities oddities, Movers movers, Metronome metronome) {
    /// How many bots are looked at closely where there are too many to do so with all.
    private static final int WATCHED = 16;

    static Company of(BotOptions options) {
        Totals totals = new Totals();
        return new Company(options, totals, new Oddities(), new Movers(),
                new Metronome(options.load().workload(), totals.lateMicros));
    }

    /// Whether the bot of that number is one of the few, spread over all, that measure how fresh what they see is.
    boolean watches(int number) {
        int stride = Math.max(1, options.count() / WATCHED);
        return (number - 1) % stride == 0 && (number - 1) / stride < WATCHED;
    }

    /// Whether it keeps a copy of all it sees, and checks that; the others keep their own avatars. One that plays does.
    boolean keepsAll(int number) {
        return options.load().workload() == Workload.PLAY || watches(number);
    }
}
