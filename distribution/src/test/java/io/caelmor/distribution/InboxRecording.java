package io.caelmor.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// What some players send, tick by tick: the recorded input of a world. Made from a seed, so that it need not be stored.
record InboxRecording(int players, List<List<Entry>> ticks) {
    /// One command of one player; an entity is named by its player.
    record Entry(int player, String command, List<Object> parameters) {}

    /// Stands for the avatar of a player.
    record Avatar(int player) {}

    static InboxRecording of(long seed, int players, int ticks) {
        var random = new SplittableRandom(seed);
        var recorded = new ArrayList<List<Entry>>();
        for (int tick = 0; tick < ticks; tick++) {
            var entries = new ArrayList<Entry>();
            int count = random.nextInt(3 * players);
            for (int i = 0; i < count; i++) {
                entries.add(entry(random, random.nextInt(players), players));
            }
            recorded.add(entries);
        }
        return new InboxRecording(players, recorded);
    }

    private static Entry entry(SplittableRandom random, int player, int players) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Entry(player, "move", List.of((float) random.nextDouble(-1, 1), (float) random.nextDouble(-1, 1)));
            case 2 -> new Entry(player, "stop", List.of());
            case 3 -> new Entry(player, "say", List.of("tick tock " + random.nextInt(100)));
            case 4 -> new Entry(player, "count", List.of());
            default -> new Entry(player, "attack", List.of(new Avatar(random.nextInt(players))));
        };
    }
}
