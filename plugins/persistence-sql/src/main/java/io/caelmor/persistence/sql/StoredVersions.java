package io.caelmor.persistence.sql;

import static io.caelmor.persistence.sql.Tables.ENDED_ENTITY;
import static io.caelmor.persistence.sql.Tables.ENTITY;
import static io.caelmor.persistence.sql.Tables.ID;
import static io.caelmor.persistence.sql.Tables.OF_ACCOUNT;
import static io.caelmor.persistence.sql.Tables.OF_WORLD;
import static io.caelmor.persistence.sql.Tables.VERSION;

import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.world.WorldId;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// What the store holds of a window of entities, before they are written: one query for the whole window.
///
/// Reading first makes the writes plain inserts and updates, the same on every database, and the verdict on each row our
/// own, rather than a reading of drivers' update counts. The lock that [WorldFence] took keeps it true until the commit.
final class StoredVersions {
    /// Most rows of a window, a power of two.
    static final int WINDOW = 256;
    /// Stands for the account of an entity that is stored for another world.
    static final long ELSEWHERE = -1;

    private final WorldId world;
    private final Boxes boxes;
    /// The query for 2^n ids, at n.
    private final List<String> queries;

    /// What was found, by id: places are probed from the id's own on, and 0 is no id.
    private final long[] ids = new long[2 * WINDOW];
    private final long[] versions = new long[2 * WINDOW];
    private final long[] accounts = new long[2 * WINDOW];
    private final boolean[] ended = new boolean[2 * WINDOW];

    StoredVersions(DSLContext sql, WorldId world, Boxes boxes) {
        this.world = world;
        this.boxes = boxes;
        queries = IntStream.iterate(1, ids -> ids <= WINDOW, ids -> 2 * ids).mapToObj(ids -> query(sql, ids)).toList();
    }

    private static String query(DSLContext sql, int ids) {
        var some = Collections.nCopies(ids, 0L);
        var inWorld = DSL.when(OF_WORLD.eq(""), DSL.inline(1)).otherwise(DSL.inline(0));
        return sql.select(inWorld, ID, OF_ACCOUNT, VERSION, DSL.inline(0)).from(ENTITY).where(ID.in(some))
                .unionAll(sql.select(DSL.inline(0), ID, DSL.inline(0L), VERSION, DSL.inline(1)).from(ENDED_ENTITY).where(ID.in(some)))
                .getSQL();
    }

    /// Reads rows `from` to below `to`, at most [#WINDOW].
    void read(Lease lease, EntityRows rows, int from, int to) throws SQLException {
        Arrays.fill(ids, 0);
        int power = Integer.SIZE - Integer.numberOfLeadingZeros(to - from - 1);
        int width = 1 << power;
        var statement = lease.prepared(queries.get(power));
        statement.setString(1, world.name());
        for (int at = 0; at < width; at++) {
            // The places left over ask for the last row again.
            var id = boxes.of(rows.id(Math.min(from + at, to - 1)));
            statement.setObject(at + 2, id);
            statement.setObject(width + at + 2, id);
        }
        try (var results = statement.executeQuery()) {
            while (results.next()) {
                long id = results.getLong(2);
                int place = place(id);
                ids[place] = id;
                accounts[place] = results.getInt(1) == 1 ? results.getLong(3) : ELSEWHERE;
                versions[place] = results.getLong(4);
                ended[place] = results.getInt(5) == 1;
            }
        }
    }

    /// Where an entity that was read stands, or -1 where nothing is stored of it. Good until the next [#read].
    int find(long id) {
        int place = place(id);
        return ids[place] == id ? place : -1;
    }

    /// The version that is stored.
    long version(int found) {
        return versions[found];
    }

    /// Whether only that is left: the entity ended with it.
    boolean ended(int found) {
        return ended[found];
    }

    /// The owner in this world, or [#ELSEWHERE].
    long account(int found) {
        return accounts[found];
    }

    private int place(long id) {
        int place = Long.hashCode(id) & ids.length - 1;
        while (ids[place] != 0 && ids[place] != id) {
            place = place + 1 & ids.length - 1;
        }
        return place;
    }
}
