package io.caelmor.distribution.soak;

import io.caelmor.bots.hostile.Siege;
import java.util.Map;

/// How long, and with how many.
///
/// @param rounds        of calm and siege, beside one to warm up
/// @param calmSeconds   of each round: the honest ones alone
/// @param siegeSeconds  of each round: all at once
/// @param honest        players
/// @param strength      of the hostile ones
public record SoakPlan(int rounds, int calmSeconds, int siegeSeconds, int honest, Siege.Strength strength) {
    private static final int CALM_SECONDS = 20;
    private static final int SIEGE_SECONDS = 30;
    /// What attacks that are under way when a siege ends take on average until they are over.
    private static final int ENDING_SECONDS = 10;

    /// As many rounds as fit into that time, the warm-up included, at least one.
    public static SoakPlan ofMinutes(int minutes) {
        int rounds = Math.max(1, minutes * 60 / (CALM_SECONDS + SIEGE_SECONDS + ENDING_SECONDS) - 1);
        return new SoakPlan(rounds, CALM_SECONDS, SIEGE_SECONDS, 200, Siege.Strength.FULL);
    }

    /// What the server is started with beyond its defaults: slots for all of them, and limits per address also for addresses of this
    /// machine, but for the one that all honest players come from, as from behind a proxy.
    Map<String, String> settings() {
        int players = honest + strength.silentReaders() + 300;
        return Map.of("sessions.capacity", String.valueOf(players), "transport.netty.unlimited_addresses", "127.0.0.1");
    }
}
