package io.caelmor.kernel.persist;

import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.world.WorldId;
import java.util.Comparator;
import java.util.List;

/// What a store holds, without the content.
///
/// @param place kind and place for people, as [Store#describe]
/// @param format version of the store's own format
/// @param bytes what it takes on the disk, or -1 where nobody can say
/// @param columns all columns that it holds values for, those of absent plugins too, by name; `maxBytes` is 0, for no store keeps it
/// @param worlds its worlds, by name
/// @param accounts how many accounts there are
/// @param nextId a persistent id that was never handed out, nor was any above it
public record StoreSummary(String place, int format, long bytes, List<StoredColumn> columns, List<StoredWorld> worlds, long accounts, long nextId) {
    public StoreSummary {
        columns = columns.stream().sorted(Comparator.comparing(StoredColumn::name)).toList();
        worlds = worlds.stream().sorted(Comparator.comparing(world -> world.id().name())).toList();
    }

    /// One world of a store.
    ///
    /// @param entities how many it has
    /// @param fence grows each time a server opens it, so that one before can't write any more; 0 where the store locks servers out instead
    public record StoredWorld(WorldId id, long entities, long fence) {}

    /// Entities of all worlds.
    public long entities() {
        return worlds.stream().mapToLong(StoredWorld::entities).sum();
    }

    /// The layout in which entities of `world` come and go in an archive.
    public StoreLayout layout(WorldId world) {
        return new StoreLayout(world, columns);
    }
}
