package io.caelmor.persistence.sql;

import static io.caelmor.persistence.sql.Tables.ENTITY;
import static io.caelmor.persistence.sql.Tables.ENTITY_COLUMN;
import static io.caelmor.persistence.sql.Tables.NAME;
import static io.caelmor.persistence.sql.Tables.SQL_NAME;

import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout.StoredColumn;
import io.caelmor.kernel.wire.FieldType;
import io.caelmor.persistence.sql.EntityColumns.EntityColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the table `entity` to a layout: adds what is new, refuses what contradicts, leaves alone what it doesn't know.
final class EntityTable {
    private static final Logger LOG = LoggerFactory.getLogger(EntityTable.class);

    private final DSLContext sql;
    private final Backend backend;
    private final String float32;
    private final String store;

    EntityTable(DSLContext sql, Backend backend) {
        this.sql = sql;
        this.backend = backend;
        float32 = backend.float32().getTypeName();
        store = backend.product() + " " + backend.place();
    }

    void adapt(EntityColumns wanted) throws StoreException {
        var existing = sql.connectionResult(EntityTable::read);
        var meanings = sql.selectFrom(ENTITY_COLUMN).fetchMap(SQL_NAME, NAME);
        for (var column : wanted.columns()) {
            var there = existing.get(column.sqlName());
            if (there == null) {
                add(column);
            } else {
                check(column, there, meanings.get(column.sqlName()));
            }
        }
    }

    /// All persisted columns that the table has, by name. Throws [StoreException] where one can't be what a server made.
    EntityColumns stored() throws StoreException {
        var existing = sql.connectionResult(EntityTable::read);
        var meanings = new TreeMap<String, String>(sql.selectFrom(ENTITY_COLUMN).fetchMap(NAME, SQL_NAME));
        var columns = new ArrayList<EntityColumn>();
        for (var meaning : meanings.entrySet()) {
            var there = existing.get(meaning.getValue());
            if (there == null) {
                continue;
            }
            var type = there.type(float32);
            if (type == null || !EntityColumns.sqlName(meaning.getKey()).equals(meaning.getValue())) {
                throw new StoreException("The store " + store + " is damaged: the column " + meaning.getValue() + " of the table entity, of the SQL type "
                        + there.sqlType() + ", can't hold the persisted column '" + meaning.getKey() + "'. Keep a copy, and put a backup in its place.");
            }
            columns.add(EntityColumn.of(new StoredColumn(meaning.getKey(), type, 0), backend));
        }
        return new EntityColumns(List.copyOf(columns));
    }

    /// Those of them that aren't `wanted`.
    EntityColumns storedBut(EntityColumns wanted) throws StoreException {
        var names = wanted.columns().stream().map(EntityColumn::name).toList();
        return new EntityColumns(stored().columns().stream().filter(column -> !names.contains(column.name())).toList());
    }

    /// The meaning is written first: what was cut off between the two is taken up by the next start.
    private void add(EntityColumn column) {
        sql.deleteFrom(ENTITY_COLUMN).where(SQL_NAME.eq(column.sqlName())).execute();
        sql.insertInto(ENTITY_COLUMN).columns(SQL_NAME, NAME).values(column.sqlName(), column.name()).execute();
        sql.alterTable(ENTITY).addColumn(column.field()).execute();
        LOG.info("{}: the table entity has the new column {} for {} {}", store, column.sqlName(), column.type(), column.name());
    }

    private void check(EntityColumn column, SqlColumn there, @Nullable String meaning) throws StoreException {
        var where = "column " + column.sqlName() + " of the table entity in " + store;
        if (!column.name().equals(meaning)) {
            throw new StoreException("The " + where + " holds "
                    + (meaning == null ? "something that this server did not put there" : "the persisted column '" + meaning + "'")
                    + ", so it can't hold '" + column.name() + "'. Rename one of the two.");
        }
        if (there.type(float32) != column.type()) {
            var declared = column.type().name().toLowerCase(Locale.ROOT);
            throw new StoreException("The " + where + " has the SQL type " + there.sqlType() + ", but the plugin declares '"
                    + column.name() + "' as " + declared + ". Give the plugin's column a new name, or install the plugin's former"
                    + " version; or, with the server stopped, drop the SQL column (its values are lost) or convert it to "
                    + declared + ".");
        }
    }

    private static Map<String, SqlColumn> read(Connection connection) throws SQLException {
        var found = new TreeMap<String, SqlColumn>();
        try (var statement = connection.createStatement();
                var none = statement.executeQuery("select * from entity where 1 = 0")) {
            var columns = none.getMetaData();
            for (int at = 1; at <= columns.getColumnCount(); at++) {
                found.put(columns.getColumnName(at), new SqlColumn(columns.getColumnTypeName(at), columns.getColumnType(at)));
            }
        }
        return found;
    }

    /// A column as the database describes it.
    private record SqlColumn(String sqlType, int jdbcType) {
        /// The type whose values it keeps exactly, or null.
        @Nullable FieldType type(String float32) {
            if (sqlType.equalsIgnoreCase(float32)) {
                return FieldType.FLOAT;
            }
            return switch (jdbcType) {
                case Types.INTEGER -> FieldType.INT;
                case Types.BIGINT -> FieldType.LONG;
                case Types.REAL, Types.FLOAT, Types.DOUBLE -> FieldType.FLOAT;
                case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> FieldType.TEXT;
                default -> null;
            };
        }
    }
}
