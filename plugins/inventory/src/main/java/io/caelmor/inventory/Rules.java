package io.caelmor.inventory;

import io.caelmor.kernel.plugin.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The section `[inventory]` of the configuration.
///
/// @param capacity items that one avatar holds at most
/// @param reach how far off things can be handed over and picked up, world units
/// @param startingGold of a new avatar
/// @param startingItems names of the items that a new avatar gets
/// @param offerPauseSeconds between two things that one avatar holds out or offers
record Rules(int capacity, float reach, int startingGold, List<String> startingItems, double offerPauseSeconds) {
    /// The longest name of an item, in bytes of UTF-8.
    static final int NAME_BYTES = 48;

    static Rules read(Settings settings) {
        int capacity = settings.integer("capacity", 32, 1, 65_536,
                "items that one avatar holds at most; its account owns the avatar besides, see persistence.entities_per_account");
        var items = settings.texts("starting_items", List.of("sword", "bread", "lantern"),
                "names of the items that a new avatar gets, once in its life, 1-" + NAME_BYTES + " bytes each");
        if (items.stream().anyMatch(name -> name.isBlank() || name.getBytes(StandardCharsets.UTF_8).length > NAME_BYTES)) {
            settings.problem("starting_items", "has a name that is empty or longer than " + NAME_BYTES + " bytes.",
                    "shorten it, or leave it out.");
            items = List.of();
        }
        if (items.size() > capacity) {
            settings.problem("starting_items", "names " + items.size() + " items, and an avatar holds " + capacity + ".",
                    "name fewer, or raise inventory.capacity.");
            items = List.of();
        }
        return new Rules(capacity,
                (float) settings.number("reach", 5, 0, 1_000_000, "how far off things can be picked up, taken and traded, world units"),
                settings.integer("starting_gold", 100, 0, 1_000_000_000, "gold that a new avatar gets, once in its life"),
                items,
                1 / settings.number("offers_per_second", 5, 0.01, 128,
                        "how often one avatar may hold something out or offer a trade; at most once a tick, and pauses are whole ticks"));
    }
}
