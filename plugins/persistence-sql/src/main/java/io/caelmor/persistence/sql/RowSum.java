package io.caelmor.persistence.sql;

import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.kernel.world.WorldId;
import java.util.Arrays;

/// The checksum that is kept with each row of `entity`: no database server is trusted less for it, but SQLite has no checksums of its own,
/// and would give back a flipped bit as a value.
///
/// It is a sum over what is set, each mixed with its column's name, so a column that comes or goes unset changes nothing. Any change
/// within one value changes it for certain, and other damage but for one chance in 2^64. A row whose sum is [#UNCHECKED] was written by
/// an older program, or by a person who set it so.
final class RowSum {
    static final long UNCHECKED = 0;

    private final long world;
    private final long[] names;
    private final FieldType[] types;

    RowSum(WorldId world, EntityColumns columns) {
        this.world = text(world.name());
        names = columns.columns().stream().mapToLong(column -> text(column.name())).toArray();
        types = new FieldType[columns.count()];
        Arrays.setAll(types, columns::type);
    }

    /// Of a row that has values in these columns, and `others` in columns elsewhere (see [#values]).
    long of(EntityRows rows, int row, long others) {
        long identity = mix(world + mix(rows.id(row))) + mix(1 + mix(rows.account(row))) + mix(2 + mix(rows.version(row)));
        long sum = identity + values(rows, row) + others;
        return sum == UNCHECKED ? 1 : sum;
    }

    /// What the row's values add to its sum.
    long values(EntityRows rows, int row) {
        long sum = 0;
        for (int column = 0; column < names.length; column++) {
            if (rows.isSet(row, column)) {
                sum += switch (types[column]) {
                    case INT -> mix(names[column] + mix(rows.int32(row, column)));
                    case LONG -> mix(names[column] + mix(rows.int64(row, column)));
                    // Stored as NULL where it is no number: see RowValues.
                    case FLOAT -> Float.isFinite(rows.float32(row, column)) ? mix(names[column] + mix(rows.int32(row, column))) : 0;
                    case TEXT -> mix(names[column] + text(StorableText.of(rows.text(row, column))));
                    case QUANTISED, ENTITY -> throw new IllegalStateException("not a stored type: " + types[column]);
                };
            }
        }
        return sum;
    }

    private static long text(String text) {
        long sum = text.length();
        for (int at = 0; at < text.length(); at++) {
            sum = sum * 0x0000_0100_0000_01B3L + text.charAt(at);
        }
        return mix(sum);
    }

    /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): one to one, and each bit of the input moves half of the output's.
    private static long mix(long value) {
        long mixed = value + 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }
}
