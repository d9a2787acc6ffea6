package io.caelmor.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.caelmor.kernel.world.Column;
import io.caelmor.kernel.world.FloatColumn;
import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.Scope;
import io.caelmor.kernel.world.TextColumn;

/// What a client should see once nothing changes any more, told from the world alone.
record Expectation(Stage stage, ReplicationSettings settings) {
    void check(int slot, ReferenceClient client) {
        var world = stage.world;
        long viewpoint = stage.viewpoints[slot];
        if (!world.alive(viewpoint)) {
            assertEquals(0, client.view.size(), "entities in view without a viewpoint");
            return;
        }
        var range = new Range(settings.radius(), settings.leaveRadius());
        int nearestMissing = Integer.MAX_VALUE;
        for (int index = 1; index <= world.capacity(); index++) {
            long entity = world.handleAt(index);
            boolean wants = entity != Handle.NONE && (owns(slot, index) || world.visible().containsIndex(index) && range.enters(square(viewpoint, index)));
            if (wants && !client.sees(entity)) {
                nearestMissing = Math.min(nearestMissing, owns(slot, index) ? Range.OWN : range.ring(square(viewpoint, index)));
            }
        }
        if (nearestMissing != Integer.MAX_VALUE) {
            assertEquals(settings.viewCapacity(), client.view.size(), "an entity in range is not in view, and there is room");
        }
        for (var copy : client.view.values()) {
            assertTrue(world.alive(copy.entity), "a dead entity in view");
            int index = Handle.index(copy.entity);
            boolean owned = owns(slot, index);
            if (!owned) {
                assertTrue(world.visible().containsIndex(index), "an invisible entity in view");
                assertTrue(range.stays(square(viewpoint, index)), "an entity out of range in view");
                assertTrue(nearestMissing == Integer.MAX_VALUE || range.ring(square(viewpoint, index)) <= nearestMissing + 1,
                        "a farther entity in view in place of a nearer one");
            }
            assertEquals((owned ? 1 : 0) | (copy.entity == viewpoint ? 2 : 0), copy.flags, "flags of " + Handle.text(copy.entity));
            checkValues(copy, index, owned);
        }
    }

    private void checkValues(ReferenceClient.Copy copy, int index, boolean owned) {
        var columns = stage.schema();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            if (owned || column.scope() == Scope.ALL) {
                assertEquals(value(column, index), copy.values[i], column.name() + " of " + Handle.text(copy.entity));
            }
        }
    }

    private static Object value(Column column, int index) {
        return switch (column) {
            case TextColumn text -> text.at(index);
            case FloatColumn number when number.step() != 0 -> (long) number.quantised(index);
            case FloatColumn number -> number.bits(index);
            case Column other -> other.bits(index);
        };
    }

    private boolean owns(int slot, int index) {
        return stage.world.ownerAt(index) == stage.accounts[slot];
    }

    private float square(long from, int index) {
        float dx = stage.world.x().at(index) - stage.world.x().get(from);
        float dy = stage.world.y().at(index) - stage.world.y().get(from);
        return dx * dx + dy * dy;
    }
}
