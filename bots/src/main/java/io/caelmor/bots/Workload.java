package io.caelmor.bots;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the bots do to a server.
public enum Workload {
    /// They wander, talk, strike and count, each at random: for checking that a server keeps its word.
    PLAY,
    /// Each steers ten times a second at a phase of its own, and nothing else, all over the world: for measuring replication.
    ARENA,
    /// All in one disc, each moving, talking and striking at every tick: the worst that players can do to a server.
    CROWD,
    /// They give, take and trade all the time, and write down what they are promised: for checking that nothing is lost or made. See
    /// [io.caelmor.bots.trade.TradeRun].
    TRADE;

    /// The workload of that name, in small letters.
    ///
    /// @throws IllegalArgumentException where there is none, naming those there are
    public static Workload named(String name) {
        return Arrays.stream(values()).filter(workload -> workload.label().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no workload '" + name + "'; there are " + labels()));
    }

    /// Its name in small letters.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String labels() {
        return List.of(values()).stream().map(Workload::label).collect(Collectors.joining(", "));
    }
}
