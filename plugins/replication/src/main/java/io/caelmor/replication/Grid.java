package io.caelmor.replication;

import io.caelmor.kernel.world.Bounds;
import java.util.Arrays;

/// Which entities stand where: square cells over the world, each with a doubly linked list threaded through arrays by
/// entity index. Placing and removing take constant time; entities that stand still cost nothing.
///
/// A place outside the bounds counts to the nearest cell. Nothing allocates after construction.
final class Grid {
    private static final int LEAST_CELLS = 1 << 12;
    private static final int NOWHERE = -1;

    private final float cellsPerUnit;
    private final int columns;
    private final int rows;
    private final int[] first;
    private final int[] count;
    private final long[] changedAt;
    private final int[] next;
    private final int[] previous;
    private final int[] cellOf;

    /// Cells of about `cellSize` world units; larger ones where that would make far more cells than entities.
    Grid(Bounds bounds, float cellSize, int entities) {
        double most = Math.max(LEAST_CELLS, 4.0 * entities);
        double size = Math.max(cellSize, Math.sqrt((double) bounds.width() * bounds.height() / most));
        size = Math.max(size, Math.max(bounds.width(), bounds.height()) / most);
        cellsPerUnit = (float) (1 / size);
        columns = (int) (bounds.width() * cellsPerUnit) + 1;
        rows = (int) (bounds.height() * cellsPerUnit) + 1;
        first = new int[columns * rows];
        count = new int[columns * rows];
        changedAt = new long[columns * rows];
        next = new int[entities + 1];
        previous = new int[entities + 1];
        cellOf = new int[entities + 1];
        Arrays.fill(cellOf, NOWHERE);
    }

    /// Puts an entity at a place, or moves it there.
    void place(int index, float x, float y, long stamp) {
        int cell = cellAt(x, y);
        changedAt[cell] = stamp;
        if (cellOf[index] == cell) {
            return;
        }
        unlink(index);
        int head = first[cell];
        next[index] = head;
        previous[index] = 0;
        previous[head] = index;
        first[cell] = index;
        cellOf[index] = cell;
        count[cell]++;
    }

    void remove(int index) {
        unlink(index);
        cellOf[index] = NOWHERE;
    }

    /// Whether the entity has a place that others may see.
    boolean placed(int index) {
        return cellOf[index] != NOWHERE;
    }

    int cells() {
        return first.length;
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    int column(float x) {
        return Math.clamp((int) (x * cellsPerUnit), 0, columns - 1);
    }

    int row(float y) {
        return Math.clamp((int) (y * cellsPerUnit), 0, rows - 1);
    }

    int cell(int column, int row) {
        return row * columns + column;
    }

    int cellAt(float x, float y) {
        return row(y) * columns + column(x);
    }

    /// The first entity in a cell, or 0; walk on with [#after].
    int first(int cell) {
        return first[cell];
    }

    /// The entity after this one in its cell, or 0.
    int after(int index) {
        return next[index];
    }

    /// Entities in a cell.
    int count(int cell) {
        return count[cell];
    }

    /// Stamp of the last arrival or move in a cell.
    long changedAt(int cell) {
        return changedAt[cell];
    }

    private void unlink(int index) {
        int cell = cellOf[index];
        if (cell == NOWHERE) {
            return;
        }
        int before = previous[index];
        int behind = next[index];
        if (before == 0) {
            first[cell] = behind;
        } else {
            next[before] = behind;
        }
        previous[behind] = before;
        count[cell]--;
    }
}
