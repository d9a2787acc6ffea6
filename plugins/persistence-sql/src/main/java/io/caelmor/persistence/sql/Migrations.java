package io.caelmor.persistence.sql;

import static io.caelmor.persistence.sql.Tables.ACCOUNT;
import static io.caelmor.persistence.sql.Tables.ACCOUNT_NAME_LENGTH;
import static io.caelmor.persistence.sql.Tables.CUT;
import static io.caelmor.persistence.sql.Tables.ENDED_ENTITY;
import static io.caelmor.persistence.sql.Tables.ENTITY;
import static io.caelmor.persistence.sql.Tables.ENTITY_COLUMN;
import static io.caelmor.persistence.sql.Tables.EPOCH;
import static io.caelmor.persistence.sql.Tables.ID;
import static io.caelmor.persistence.sql.Tables.ID_BLOCK;
import static io.caelmor.persistence.sql.Tables.LAST_CUT;
import static io.caelmor.persistence.sql.Tables.LAST_TICK;
import static io.caelmor.persistence.sql.Tables.NAME;
import static io.caelmor.persistence.sql.Tables.NEXT;
import static io.caelmor.persistence.sql.Tables.NEXT_NEGATED;
import static io.caelmor.persistence.sql.Tables.OF_ACCOUNT;
import static io.caelmor.persistence.sql.Tables.OF_WORLD;
import static io.caelmor.persistence.sql.Tables.OPENED_AT;
import static io.caelmor.persistence.sql.Tables.ROW_SUM;
import static io.caelmor.persistence.sql.Tables.SAVED_AT;
import static io.caelmor.persistence.sql.Tables.SQL_NAME;
import static io.caelmor.persistence.sql.Tables.STORE_VERSION;
import static io.caelmor.persistence.sql.Tables.VERSION;
import static io.caelmor.persistence.sql.Tables.WORLD;

import io.caelmor.kernel.persist.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.CreateTableElementListStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// The history of our own tables. Step n leads from version n-1 to n and is never changed once released; each can be run again
/// after it was cut off half-way, since MariaDB ends the transaction at each change of a table.
final class Migrations {
    private static final List<Step> STEPS = List.of(Migrations::firstTables, Migrations::checksums);

    private Migrations() {}

    /// Brings the tables to this program's version. Throws [StoreException] where they are newer.
    static void run(DSLContext sql, Backend backend) throws StoreException {
        int found = known(sql, backend);
        for (int next = found + 1; next <= STEPS.size(); next++) {
            STEPS.get(next - 1).apply(sql, backend);
            sql.deleteFrom(STORE_VERSION).execute();
            sql.insertInto(STORE_VERSION).columns(VERSION).values((long) next).execute();
        }
    }

    /// The version of the tables that are there, 0 for none. Throws [StoreException] where this program doesn't know it.
    static int known(DSLContext sql, Backend backend) throws StoreException {
        int found = version(sql);
        if (found < 0 || found > STEPS.size()) {
            throw new StoreException("The store " + backend.product() + " " + backend.place() + " has version " + found
                    + " of the tables; this program knows them up to version " + STEPS.size()
                    + ". Run the newer program that wrote it, or name another store in [persistence.sql] url.");
        }
        return found;
    }

    private static int version(DSLContext sql) {
        if (!sql.connectionResult(connection -> exists(connection, STORE_VERSION.getName()))) {
            return 0;
        }
        var found = sql.select(DSL.max(VERSION)).from(STORE_VERSION).fetchOne();
        return found == null || found.value1() == null ? 0 : found.value1().intValue();
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        try (var tables = connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), table, null)) {
            return tables.next();
        }
    }

    private static void firstTables(DSLContext sql, Backend backend) {
        var world = backend.key(32);
        table(sql, STORE_VERSION).column(required(VERSION)).execute();
        table(sql, ENTITY).column(required(ID)).column(OF_WORLD, world.notNull()).column(required(OF_ACCOUNT))
                .column(required(VERSION)).primaryKey(ID).execute();
        sql.createIndexIfNotExists("entity_owner").on(ENTITY, OF_WORLD, OF_ACCOUNT).execute();
        table(sql, ENDED_ENTITY).column(required(ID)).column(OF_WORLD, world.notNull()).column(required(VERSION))
                .column(required(CUT)).primaryKey(ID).execute();
        sql.createIndexIfNotExists("ended_entity_cut").on(ENDED_ENTITY, OF_WORLD, CUT).execute();
        table(sql, ENTITY_COLUMN).column(SQL_NAME, backend.key(64).notNull()).column(NAME, backend.key(64).notNull())
                .primaryKey(SQL_NAME).execute();
        table(sql, ACCOUNT).column(required(ID)).column(NAME, backend.key(ACCOUNT_NAME_LENGTH).notNull())
                .primaryKey(ID).unique(NAME).execute();
        table(sql, WORLD).column(NAME, world.notNull()).column(required(EPOCH)).column(required(LAST_CUT))
                .column(required(LAST_TICK)).column(OPENED_AT, backend.key(32)).column(SAVED_AT, backend.key(32))
                .primaryKey(NAME).execute();
        table(sql, ID_BLOCK).column(NAME, backend.key(32).notNull()).column(required(NEXT)).primaryKey(NAME).execute();
    }

    /// Rows that are there already stay unchecked until they are saved again: their damage, if any, is not to be sealed.
    private static void checksums(DSLContext sql, Backend backend) {
        add(sql, ENTITY, ROW_SUM);
        add(sql, ID_BLOCK, NEXT_NEGATED);
        sql.update(ID_BLOCK).set(NEXT_NEGATED, NEXT.neg()).execute();
        IdBlocks.create(sql);
    }

    private static void add(DSLContext sql, Table<Record> table, Field<Long> column) {
        boolean there = Stream.of(sql.select().from(table).where(DSL.falseCondition()).fetch().fields())
                .anyMatch(field -> field.getName().equalsIgnoreCase(column.getName()));
        if (!there) {
            sql.alterTable(table).addColumn(DSL.field(column.getQualifiedName(), SQLDataType.BIGINT.notNull().defaultValue(0L))).execute();
        }
    }

    private static CreateTableElementListStep table(DSLContext sql, Table<Record> table) {
        return sql.createTableIfNotExists(table);
    }

    private static Field<Long> required(Field<Long> number) {
        return DSL.field(number.getQualifiedName(), SQLDataType.BIGINT.notNull());
    }

    @FunctionalInterface
    private interface Step {
        void apply(DSLContext sql, Backend backend);
    }
}
