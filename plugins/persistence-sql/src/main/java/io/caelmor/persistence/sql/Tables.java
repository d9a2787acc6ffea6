package io.caelmor.persistence.sql;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Our own tables and columns, by the names that people query. `entity` has besides these a column per persisted column.
final class Tables {
    /// The entities, one row each.
    static final Table<Record> ENTITY = table("entity");
    /// The ids of entities that ended lately, so that a late save doesn't bring one back.
    static final Table<Record> ENDED_ENTITY = table("ended_entity");
    /// Which persisted column each further column of `entity` holds.
    static final Table<Record> ENTITY_COLUMN = table("entity_column");
    /// Account numbers by name.
    static final Table<Record> ACCOUNT = table("account");
    /// The worlds, and the server that each belongs to.
    static final Table<Record> WORLD = table("world");
    /// The next number of each kind that is handed out and never used again.
    static final Table<Record> ID_BLOCK = table("id_block");
    /// The version of these tables: one row.
    static final Table<Record> STORE_VERSION = table("store_version");

    static final Field<Long> ID = number("id");
    static final Field<String> OF_WORLD = DSL.field(DSL.name("world"), SQLDataType.VARCHAR);
    static final Field<Long> OF_ACCOUNT = number("account");
    static final Field<Long> VERSION = number("version");
    /// A row's [RowSum].
    static final Field<Long> ROW_SUM = number("row_sum");

    static final Field<String> NAME = DSL.field(DSL.name("name"), SQLDataType.VARCHAR);
    static final Field<String> SQL_NAME = DSL.field(DSL.name("sql_name"), SQLDataType.VARCHAR);

    /// Grows each time a server opens the world; a server with a smaller one is fenced off.
    static final Field<Long> EPOCH = number("epoch");
    static final Field<Long> CUT = number("cut");
    static final Field<Long> LAST_CUT = number("last_cut");
    static final Field<Long> LAST_TICK = number("last_tick");
    /// UTC, such as `2026-01-31T12:00:00Z`.
    static final Field<String> OPENED_AT = DSL.field(DSL.name("opened_at"), SQLDataType.VARCHAR);
    static final Field<String> SAVED_AT = DSL.field(DSL.name("saved_at"), SQLDataType.VARCHAR);

    static final Field<Long> NEXT = number("next_id");
    /// The next number once more, negative: damage to one of them shows.
    static final Field<Long> NEXT_NEGATED = number("next_id_negated");

    /// Most characters of an account's name.
    static final int ACCOUNT_NAME_LENGTH = 255;

    private Tables() {}

    private static Table<Record> table(String name) {
        return DSL.table(DSL.name(name));
    }

    private static Field<Long> number(String name) {
        return DSL.field(DSL.name(name), SQLDataType.BIGINT);
    }
}
