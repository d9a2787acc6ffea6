package io.caelmor.persistence.sql;

import static io.caelmor.persistence.sql.Tables.CUT;
import static io.caelmor.persistence.sql.Tables.ENDED_ENTITY;
import static io.caelmor.persistence.sql.Tables.ENTITY;
import static io.caelmor.persistence.sql.Tables.ID;
import static io.caelmor.persistence.sql.Tables.OF_ACCOUNT;
import static io.caelmor.persistence.sql.Tables.OF_WORLD;
import static io.caelmor.persistence.sql.Tables.ROW_SUM;
import static io.caelmor.persistence.sql.Tables.VERSION;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// The statements on entities in the dialect's SQL, with a `?` for each value: made once, prepared once per connection.
///
/// @param insert the layout's columns, sum, version, id; then world, account
/// @param upserts whether `update` is an insert that gives way to the row that is there, with the same parameters as `insert`
/// @param update the layout's columns, sum, version, id; then, unless it `upserts`, a version that the stored one must be below. Fails, or meets no row,
///   where that is not so
/// @param move world, account, id: apart from the update, since these are indexed and seldom change
/// @param delete id; then a version that the stored one must be below
/// @param end id, world, version, cut
/// @param forget world; then the youngest cut whose ended entities are forgotten
/// @param load world, account; answers id, account, version, sum, then the layout's columns, then the absent ones
record EntityStatements(String insert, boolean upserts, String update, String move, String delete, String end, String forget, String load) {
    /// The version of the row that is there, where one that would be inserted has one too.
    private static final Field<Long> STORED_VERSION = DSL.field(ENTITY.getQualifiedName().append(VERSION.getName()), VERSION.getDataType());

    static EntityStatements of(DSLContext sql, EntityColumns columns, EntityColumns absent, boolean upserts) {
        var written = new ArrayList<Field<?>>(columns.fields());
        written.add(ROW_SUM);
        written.add(VERSION);
        var inserted = new ArrayList<>(written);
        inserted.addAll(List.of(ID, OF_WORLD, OF_ACCOUNT));
        var read = new ArrayList<Field<?>>(List.of(ID, OF_ACCOUNT, VERSION, ROW_SUM));
        read.addAll(columns.fields());
        read.addAll(absent.fields());
        return new EntityStatements(
                sql.insertInto(ENTITY).columns(inserted).values(Collections.nCopies(inserted.size(), null)).getSQL(),
                upserts,
                upserts ? upsert(sql, inserted, written) : sql.update(ENTITY).set(values(written, _ -> null)).where(ID.eq(0L)).and(VERSION.lt(0L)).getSQL(),
                sql.update(ENTITY).set(OF_WORLD, "").set(OF_ACCOUNT, 0L).where(ID.eq(0L)).getSQL(),
                sql.deleteFrom(ENTITY).where(ID.eq(0L)).and(VERSION.lt(0L)).getSQL(),
                sql.insertInto(ENDED_ENTITY).columns(ID, OF_WORLD, VERSION, CUT).values(0L, "", 0L, 0L).getSQL(),
                sql.deleteFrom(ENDED_ENTITY).where(OF_WORLD.eq("")).and(CUT.le(0L)).getSQL(),
                sql.select(read).from(ENTITY).where(OF_WORLD.eq("")).and(OF_ACCOUNT.eq(0L)).orderBy(ID).getSQL());
    }

    /// Drivers don't count the rows of such a statement, so a version that is not above the stored one must fail it: it becomes NULL, which the column refuses.
    private static String upsert(DSLContext sql, List<Field<?>> inserted, List<Field<?>> written) {
        var changed = values(written, DSL::excluded);
        changed.put(VERSION, DSL.when(STORED_VERSION.lt(DSL.excluded(VERSION)), DSL.excluded(VERSION)));
        return sql.insertInto(ENTITY).columns(inserted).values(Collections.nCopies(inserted.size(), null)).onConflict(ID).doUpdate().set(changed).getSQL();
    }

    private static Map<Field<?>, Object> values(List<Field<?>> fields, UnaryOperator<Field<?>> value) {
        var values = new LinkedHashMap<Field<?>, Object>();
        fields.forEach(field -> values.put(field, value.apply(field)));
        return values;
    }
}
