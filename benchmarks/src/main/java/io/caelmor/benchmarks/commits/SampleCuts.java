package io.caelmor.benchmarks.commits;

import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.StoreLayout;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.world.WorldId;
import java.util.List;

/// Cuts of entities with ten columns, as avatars have them.
final class SampleCuts {
    static final StoreLayout LAYOUT = new StoreLayout(new WorldId("main"), List.of(column("gold", FieldType.LONG), column("health", FieldType.INT),
            column("target", FieldType.LONG), column("kind", FieldType.INT), column("speed", FieldType.FLOAT), column("to_x", FieldType.FLOAT),
            column("to_y", FieldType.FLOAT), column("title", FieldType.TEXT), column("x", FieldType.FLOAT), column("y", FieldType.FLOAT)));

    private SampleCuts() {}

    private static StoredColumn column(String name, FieldType type) {
        return new StoredColumn(name, type, 64);
    }

    /// The cut of that number; its entities are new ones, or the same in every cut, in their next version.
    static Cut cut(int entities, int number, boolean fresh) {
        var cut = new Cut(LAYOUT, entities);
        cut.begin(number, number);
        for (int i = 0; i < entities; i++) {
            int row = cut.rows().add(fresh ? (long) number * entities + i : i + 1, 0, fresh ? 1 : number);
            for (int column = 0; column < LAYOUT.columns().size(); column++) {
                if (LAYOUT.columns().get(column).type() == FieldType.TEXT) {
                    cut.rows().setText(row, column, "entity " + i);
                } else {
                    cut.rows().setBits(row, column, Float.floatToRawIntBits(number + i * 0.37f));
                }
            }
        }
        return cut;
    }
}
