package io.caelmor.trials.check;

import java.util.List;
import java.util.Map;

/// What a store holds of a world of traders, read by somebody outside.
///
/// @param avatars by the name of their account
/// @param ids `item.id` of every item, whoever has it, as often as it is there
public record Stored(Map<String, Avatar> avatars, List<Long> ids) {
    /// One account's avatar and what it holds.
    ///
    /// @param changes how often its holdings have changed; to each count belongs one set of holdings
    /// @param itemSum what it itself says its items' ids sum up to
    /// @param granted whether it got what a new avatar gets
    /// @param items ids of its items, ascending
    public record Avatar(long gold, long changes, long itemSum, boolean granted, List<Long> items) {}
}
