package io.caelmor.kernel.persist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.world.WorldId;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityRowsTest {
    private final StoreLayout layout = new StoreLayout(new WorldId("test"), List.of(new StoredColumn("a", FieldType.TEXT, 9),
            new StoredColumn("b", FieldType.LONG, 0), new StoredColumn("c", FieldType.TEXT, 9)));

    @Test
    void shouldKeepTextsAndNumbersOfColumnsApart() {
        var rows = filled(4);
        check(rows, 1);
        rows.clear();
        rows.add(1, 1, 1);
        assertFalse(rows.isSet(0, 0));
        assertEquals("", rows.text(0, 2));
    }

    @Test
    void shouldHoldTheSameWithoutRoomForMore() {
        var rows = filled(100);
        var trimmed = rows.trimmed();
        rows.clear();
        check(trimmed, 0);
    }

    @Test
    void shouldGrowAsFarAsItMay() {
        var rows = filled(new EntityRows(layout, 1, 5));
        check(rows, 2);
        rows.add(40, 50, 60);
        rows.add(41, 51, 61);
        assertEquals(0, rows.room());
        assertThrows(IndexOutOfBoundsException.class, () -> rows.add(42, 52, 62));
        assertEquals(5, rows.size());
    }

    private EntityRows filled(int capacity) {
        return filled(new EntityRows(layout, capacity));
    }

    private static EntityRows filled(EntityRows rows) {
        for (int i = 0; i < 3; i++) {
            int row = rows.add(10 + i, 20 + i, 30 + i);
            rows.setText(row, 0, "a" + i);
            rows.setBits(row, 1, -i);
            if (i != 1) {
                rows.setText(row, 2, "c" + i);
            }
        }
        rows.setDeleted(2);
        return rows;
    }

    private static void check(EntityRows rows, int room) {
        assertEquals(room, rows.room());
        assertEquals(3, rows.size());
        for (int row = 0; row < 3; row++) {
            assertEquals(List.of(10L + row, 20L + row, 30L + row), List.of(rows.id(row), rows.account(row), rows.version(row)));
            assertEquals("a" + row, rows.text(row, 0));
            assertEquals(-row, rows.int64(row, 1));
            assertEquals(row == 1 ? "" : "c" + row, rows.text(row, 2));
            assertEquals(row != 1, rows.isSet(row, 2));
            assertEquals(row == 2, rows.deleted(row));
        }
        assertTrue(rows.isSet(0, 0));
    }
}
