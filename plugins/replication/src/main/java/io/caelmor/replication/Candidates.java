package io.caelmor.replication;

import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.World;
import java.util.Arrays;

/// Entities that one session should see and does not yet: what its account owns, and what is near. Reused for each session.
final class Candidates {
    private final World world;
    private final Scene scene;
    private final Grid grid;
    private final Ownerships ownerships;
    private final Range range;
    private final int[] seen;
    private int look;
    private final int[] found;
    private final byte[] nearness;
    private int count;
    private int ownedCount;

    Candidates(World world, Scene scene, Grid grid, Ownerships ownerships, Range range) {
        this.world = world;
        this.scene = scene;
        this.grid = grid;
        this.ownerships = ownerships;
        this.range = range;
        seen = new int[world.capacity() + 1];
        found = new int[world.capacity()];
        nearness = new byte[world.capacity()];
    }

    /// Begins for another session: nothing is seen, nothing found.
    void clear() {
        count = 0;
        ownedCount = 0;
        if (++look == 0) {
            Arrays.fill(seen, 0);
            look = 1;
        }
    }

    /// The entity at `index` is in view already: it is no candidate.
    void sees(int index) {
        seen[index] = look;
    }

    /// Finds what the account owns, whether it has a place or not. Looks only where something of the account changed hands.
    void addOwned(long account, long searchedAt) {
        if (account == 0 || !ownerships.changedSince(account, searchedAt)) {
            return;
        }
        for (long entity = world.firstOwned(account); entity != Handle.NONE; entity = world.nextOwned(entity)) {
            add(Handle.index(entity), Items.FIRST);
        }
        ownedCount = count;
    }

    /// Finds what stands within the radius. Passes over cells where nothing came or moved since `searchedAt`: 0 after the viewpoint moved.
    void addNear(float x, float y, long searchedAt) {
        int left = grid.column(x - range.radius());
        int right = grid.column(x + range.radius());
        int bottom = grid.row(y + range.radius());
        for (int row = grid.row(y - range.radius()); row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                int cell = grid.cell(column, row);
                if (grid.changedAt(cell) > searchedAt) {
                    addCell(cell, x, y);
                }
            }
        }
    }

    int count() {
        return count;
    }

    /// How many the account owns; they come first.
    int ownedCount() {
        return ownedCount;
    }

    /// Index of a candidate's entity.
    int index(int candidate) {
        return found[candidate];
    }

    /// How near it is, of [Items#CLASSES], or [Items#FIRST].
    int nearness(int candidate) {
        return nearness[candidate];
    }

    /// Keeps the first `number` owned ones.
    void keepOwned(int number) {
        int gone = ownedCount - number;
        System.arraycopy(found, ownedCount, found, number, count - ownedCount);
        System.arraycopy(nearness, ownedCount, nearness, number, count - ownedCount);
        ownedCount = number;
        count -= gone;
    }

    /// Keeps the others below the class `outer`, and `number` of that class.
    void keepNear(int outer, int number) {
        int kept = ownedCount;
        int left = number;
        for (int i = ownedCount; i < count; i++) {
            if (nearness[i] < outer || nearness[i] == outer && left-- > 0) {
                found[kept] = found[i];
                nearness[kept++] = nearness[i];
            }
        }
        count = kept;
    }

    private void addCell(int cell, float x, float y) {
        for (int index = grid.first(cell); index != 0; index = grid.after(index)) {
            float dx = scene.x(index) - x;
            float dy = scene.y(index) - y;
            float square = dx * dx + dy * dy;
            if (range.enters(square)) {
                add(index, range.nearness(square));
            }
        }
    }

    private void add(int index, int near) {
        if (seen[index] != look) {
            seen[index] = look;
            found[count] = index;
            nearness[count++] = (byte) near;
        }
    }
}
