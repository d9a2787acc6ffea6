package io.caelmor.bots;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The avatars of all bots of a run. Event loop only.
final class Movers {
    private final Map<Long, Mover> byEntity = new HashMap<>();
    private final List<Mover> all = new ArrayList<>();

    /// The mover of an entity that a bot found to be its avatar.
    Mover of(long entity) {
        return byEntity.computeIfAbsent(entity, _ -> {
            Mover mover = new Mover(entity);
            all.add(mover);
            return mover;
        });
    }

    /// Null for what is no bot's avatar, as far as is known.
    Mover find(long entity) {
        return byEntity.get(entity);
    }

    int size() {
        return all.size();
    }

    Mover get(int index) {
        return all.get(index);
    }

    /// Any of them; there must be one.
    Mover any(Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
