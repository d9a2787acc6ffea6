package io.caelmor.persistence.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the log says, up to its last record: columns, accounts, the next id, and where the latest row of each entity stands. Rows
/// themselves stay on disk.
final class LiveState {
    /// Where an entity's latest row stands.
    record Place(long id, long version, long account, long segment, long offset, int length) {}

    /// @param segment where the record stands that names it
    private record Account(long number, long segment, int bytes) {}

    private final Columns columns = new Columns();
    private final Map<Long, Place> places = new HashMap<>();
    private final Map<Long, TreeMap<Long, Place>> owned = new HashMap<>();
    private final Map<String, Account> accounts = new HashMap<>();
    private long nextId = 1;
    private long lastAccount;
    private long liveBytes;

    Columns columns() {
        return columns;
    }

    long nextId() {
        return nextId;
    }

    /// A number that no account has or had.
    long nextAccount() {
        return lastAccount + 1;
    }

    /// The account's number, or 0.
    long account(String name) {
        var account = accounts.get(name);
        return account == null ? 0 : account.number;
    }

    /// Where the entity's latest row stands, or null.
    @Nullable Place place(long id) {
        return places.get(id);
    }

    /// The rows of an owner, in the order of their ids.
    Collection<Place> ownedBy(long account) {
        var some = owned.get(account);
        return some == null ? List.of() : some.values();
    }

    /// All accounts, by number.
    SortedMap<Long, String> names() {
        var names = new TreeMap<Long, String>();
        accounts.forEach((name, account) -> names.put(account.number, name));
        return names;
    }

    /// The ids of all entities, ascending.
    long[] ids() {
        return places.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /// Bytes that cleaning would have to keep.
    long liveBytes() {
        return liveBytes;
    }

    boolean livesAt(StoredRow row, long segment) {
        var place = row.ended() ? null : places.get(row.id());
        return place != null && place.segment == segment && place.offset == row.at();
    }

    boolean accountLivesIn(String name, long segment) {
        var account = accounts.get(name);
        return account != null && account.segment == segment;
    }

    /// Writes the body of a STATE record that hands out ids from `id` on.
    void writeState(RecordBuffer to, long id) {
        to.int64(id);
        columns.write(to);
    }

    /// Writes an account into the body of an ACCOUNTS record.
    static void writeAccount(RecordBuffer to, long number, String name) {
        to.int64(number).text(name);
    }

    /// Takes a record in: the only way anything changes here, when it was just written as when it is read at a start.
    ///
    /// @param bytes the record's body stands in it at `at`, `length` bytes long
    /// @param base where the buffer's first byte stands in the segment
    void apply(RecordType type, ByteBuffer bytes, int at, int length, long segment, long base) {
        var body = bytes.duplicate().limit(at + length).position(at);
        switch (type) {
            case STATE -> {
                nextId = body.getLong();
                columns.read(body);
            }
            case ROWS -> {
                while (body.hasRemaining()) {
                    var row = new StoredRow(body, body.position());
                    if (!row.fits()) {
                        throw new IllegalArgumentException("a row of " + row.length() + " bytes, and " + body.remaining() + " are left");
                    }
                    apply(row, segment, base);
                    body.position(row.at() + row.length());
                }
            }
            case ACCOUNTS -> {
                while (body.hasRemaining()) {
                    int from = body.position();
                    long number = body.getLong();
                    var name = text(body);
                    lastAccount = Math.max(lastAccount, number);
                    var former = accounts.put(name, new Account(number, segment, body.position() - from));
                    liveBytes += body.position() - from - (former == null ? 0 : former.bytes);
                }
            }
        }
    }

    private void apply(StoredRow row, long segment, long base) {
        var former = places.remove(row.id());
        if (former != null) {
            liveBytes -= former.length;
            var siblings = Objects.requireNonNull(owned.get(former.account));
            siblings.remove(former.id);
            if (siblings.isEmpty()) {
                owned.remove(former.account);
            }
        }
        if (!row.ended()) {
            var place = new Place(row.id(), row.version(), row.account(), segment, base + row.at(), row.length());
            places.put(place.id, place);
            owned.computeIfAbsent(place.account, _ -> new TreeMap<>()).put(place.id, place);
            liveBytes += place.length;
        }
    }

    /// The text that stands there; its length is looked at before there is room made for it.
    static String text(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new IllegalArgumentException("a text of " + length + " bytes, and " + from.remaining() + " are left");
        }
        var utf8 = new byte[length];
        from.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
