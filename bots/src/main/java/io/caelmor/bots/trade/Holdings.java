package io.caelmor.bots.trade;

import java.util.List;

/// What one avatar holds.
///
/// @param gold its gold
/// @param items persistent ids of its items, ascending
public record Holdings(long gold, List<Long> items) {
    public Holdings {
        items = items.stream().sorted().toList();
    }

    /// Sum of the ids, as `inventory.item_sum` counts it.
    public long itemSum() {
        return items.stream().mapToLong(Long::longValue).sum();
    }
}
