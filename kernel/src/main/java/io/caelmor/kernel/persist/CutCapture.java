package io.caelmor.kernel.persist;

import io.caelmor.kernel.world.Column;
import io.caelmor.kernel.world.FloatColumn;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.TextColumn;
import io.caelmor.kernel.world.World;
import io.caelmor.kernel.world.WorldKeeper;

/// Copies entities out of the world into rows, and rows back into the world. Owner thread; copying out allocates nothing.
final class CutCapture {
    private final WorldKeeper keeper;
    private final World world;
    private final Column[] columns;

    CutCapture(WorldKeeper keeper) {
        this.keeper = keeper;
        world = keeper.world();
        columns = keeper.persistedColumns().toArray(Column[]::new);
    }

    /// Captures all that is dirty into an empty cut.
    void capture(Cut cut) {
        keeper.capture();
        var rows = cut.rows();
        for (int i = 0; i < keeper.capturedCount(); i++) {
            int index = keeper.capturedAt(i);
            int row = rows.add(keeper.persistentIdAt(index), world.ownerAt(index), keeper.versionAt(index));
            if (world.aliveAt(index)) {
                copy(index, rows, row);
            } else {
                rows.setDeleted(row);
            }
        }
    }

    /// Brings all rows to life. Throws [StoreException] before the first where there is no room for all, or one has a value that no column
    /// takes.
    void restore(EntityRows rows) throws StoreException {
        int room = world.capacity() - world.population();
        if (rows.size() > room) {
            throw new StoreException(rows.size() + " saved entities don't fit the " + room + " free places of the world: raise world.entities");
        }
        for (int row = 0; row < rows.size(); row++) {
            refuseNoNumber(rows, row);
        }
        // What was given to an account while it was away is alive already.
        boolean some = rows.size() > 0 && world.firstOwned(rows.account(0)) != Handle.NONE;
        for (int row = 0; row < rows.size(); row++) {
            if (some && keeper.isAlive(rows.account(row), rows.id(row))) {
                continue;
            }
            long handle = keeper.restore(rows.id(row), rows.account(row), rows.version(row));
            for (int c = 0; c < columns.length; c++) {
                if (rows.isSet(row, c)) {
                    if (columns[c] instanceof TextColumn text) {
                        keeper.restoreText(text, handle, rows.text(row, c));
                    } else {
                        keeper.restoreBits(columns[c], handle, rows.bits(row, c));
                    }
                }
            }
            keeper.restored(handle);
        }
    }

    /// NaN and infinities would spread through the simulation unseen; [FloatColumn#set] refuses them too.
    private void refuseNoNumber(EntityRows rows, int row) throws StoreException {
        for (int c = 0; c < columns.length; c++) {
            if (columns[c] instanceof FloatColumn && !Float.isFinite(rows.float32(row, c))) {
                throw new StoreException("The saved entity " + rows.id(row) + " has " + rows.float32(row, c) + " in the column '" + columns[c].name()
                        + "', which is no number to go on with. Put a backup in place of the store, or correct that value there.");
            }
        }
    }

    private void copy(int index, EntityRows rows, int row) {
        for (int c = 0; c < columns.length; c++) {
            if (columns[c] instanceof TextColumn text) {
                rows.setText(row, c, text.at(index));
            } else {
                rows.setBits(row, c, columns[c].bits(index));
            }
        }
    }
}
