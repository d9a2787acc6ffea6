package io.caelmor.persistence.sql;

import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.wire.FieldType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;

/// The values of a row's columns, between [EntityRows] and JDBC, bit for bit. NULL is a value that was never set.
final class RowValues {
    private final FieldType[] types;

    RowValues(EntityColumns columns) {
        types = new FieldType[columns.count()];
        Arrays.setAll(types, columns::type);
    }

    int count() {
        return types.length;
    }

    /// Binds a row's columns to the parameters from 1 on.
    void bind(PreparedStatement statement, EntityRows rows, int row, Boxes boxes) throws SQLException {
        for (int column = 0; column < types.length; column++) {
            int parameter = column + 1;
            boolean set = rows.isSet(row, column);
            switch (types[column]) {
                case INT -> {
                    if (set) {
                        statement.setObject(parameter, boxes.of(rows.int32(row, column)));
                    } else {
                        statement.setNull(parameter, Types.INTEGER);
                    }
                }
                case LONG -> {
                    if (set) {
                        statement.setObject(parameter, boxes.of(rows.int64(row, column)));
                    } else {
                        statement.setNull(parameter, Types.BIGINT);
                    }
                }
                case FLOAT -> bindFloat(statement, parameter, set ? rows.float32(row, column) : Float.NaN);
                case TEXT -> {
                    if (set) {
                        statement.setString(parameter, StorableText.of(rows.text(row, column)));
                    } else {
                        statement.setNull(parameter, Types.VARCHAR);
                    }
                }
                case QUANTISED, ENTITY -> throw new IllegalStateException("not a stored type: " + types[column]);
            }
        }
    }

    /// A double holds each float exactly, and drivers write it exactly. A column never holds NaN.
    private static void bindFloat(PreparedStatement statement, int parameter, float value) throws SQLException {
        if (Float.isFinite(value)) {
            statement.setDouble(parameter, value);
        } else {
            statement.setNull(parameter, Types.DOUBLE);
        }
    }

    /// Sets a row's columns from the results' columns after `offset`.
    void read(ResultSet results, int offset, EntityRows rows, int row) throws SQLException {
        for (int column = 0; column < types.length; column++) {
            int at = offset + column + 1;
            switch (types[column]) {
                case INT -> setBits(results, rows, row, column, results.getInt(at));
                case LONG -> setBits(results, rows, row, column, results.getLong(at));
                case FLOAT -> setBits(results, rows, row, column, Float.floatToRawIntBits(results.getFloat(at)) & 0xFFFF_FFFFL);
                case TEXT -> {
                    var text = results.getString(at);
                    if (text != null) {
                        rows.setText(row, column, text);
                    }
                }
                case QUANTISED, ENTITY -> throw new IllegalStateException("not a stored type: " + types[column]);
            }
        }
    }

    private static void setBits(ResultSet results, EntityRows rows, int row, int column, long bits) throws SQLException {
        if (!results.wasNull()) {
            rows.setBits(row, column, bits);
        }
    }
}
