package io.caelmor.combat;

import io.caelmor.kernel.plugin.Settings;
import java.util.List;

/// The numbers of the game, from the section `[combat]`. Times are in seconds, places in world units.
///
/// @param fighters kinds of entities that fight
/// @param mostHealth health of the unhurt
/// @param damage of a hit, on average
/// @param spread by which a hit's damage differs from that at most, either way
/// @param range from the attacker to the target at most
/// @param rewindMillis how far back a target's place may lie by which range is judged
/// @param cooldownSeconds between two attacks of a fighter
/// @param respawnSeconds from death to return
/// @param respawnArea side of the square in the middle of the world where the dead return
/// @param intentsPerActor attacks of one entity in one tick
/// @param intentsPerSession attacks of one session in one tick
record Rules(List<String> fighters, int mostHealth, int damage, int spread, float range, int rewindMillis,
        double cooldownSeconds, double respawnSeconds, float respawnArea, int intentsPerActor, int intentsPerSession) {
    private static final double LONGEST_SECONDS = 86_400;

    static Rules read(Settings settings) {
        var fighters = settings.texts("fighters", List.of("avatar", "creature"), "kinds of entities that can attack and be attacked");
        if (fighters.isEmpty() || fighters.stream().anyMatch(String::isBlank)) {
            settings.problem("fighters", "names no kind, or an empty one.",
                    "name the kinds of entities that fight, or run without the plugin combat.");
        }
        int damage = settings.integer("damage", 10, 0, 1_000_000, "health that a hit takes, on average");
        int spread = settings.integer("spread", 3, 0, 1_000_000, "by how much a hit may take more or less than that");
        if (spread > damage) {
            settings.problem("spread", "is " + spread + ", more than the damage of " + damage + ": hits would heal.",
                    "set it to " + damage + " or less.");
            spread = damage;
        }
        return new Rules(fighters,
                settings.integer("max_health", 100, 1, 1_000_000_000, "health of the unhurt"),
                damage, spread,
                (float) settings.number("range", 10, 0, 1_000_000, "how far an attack reaches, world units"),
                settings.integer("rewind_ms", 250, 0, 10_000, "milliseconds back in time that a target is hit at the place where the attacker last saw it,"
                        + " by the snapshot that its client acknowledged; at most world.history_ms. 0 judges by where the target is"),
                settings.number("cooldown_seconds", 0.5, 0, LONGEST_SECONDS, "seconds between two attacks of a fighter"),
                settings.number("respawn_seconds", 5, 0, LONGEST_SECONDS, "seconds from death to return"),
                (float) settings.number("respawn_area", 200, 0, 1_000_000,
                        "side of the square in the world's middle where the dead return, world units; cut to the world's bounds"),
                settings.integer("intents_per_actor", 2, 1, 64, "most attacks of one entity in one tick; more are rejected"),
                settings.integer("intents_per_session", 4, 1, 64, "most attacks of one session in one tick; more are rejected"));
    }
}
