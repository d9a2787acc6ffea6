package io.caelmor.persistence.log;

import io.caelmor.kernel.persist.CommitOutcome;
import io.caelmor.kernel.persist.Cut;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.Store;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import io.caelmor.kernel.persist.StoreLayout;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A store of one world in a [SegmentedLog]. A second server finds the folder locked and doesn't start, so no commit is ever `FENCED`.
final class LogStore implements Store {
    private static final Logger LOG = LoggerFactory.getLogger(LogStore.class);
    /// Longest account name, in code points; the same in every store, so that worlds can move.
    private static final int ACCOUNT_NAME_LENGTH = 255;

    private final LogSettings settings;
    private final LogPoints points;
    private final Outage outage;
    private final LiveState state = new LiveState();
    private final EndedEntities ended = new EndedEntities();
    private final RecordBuffer record = new RecordBuffer();
    private @Nullable SegmentedLog log;
    private Cleaning cleaning;
    private RowCodec codec;

    /// Opens nothing.
    LogStore(LogSettings settings, LogPoints points) {
        this.settings = settings;
        this.points = points;
        outage = new Outage(describe());
    }

    @Override
    public void open(StoreLayout layout) throws StoreException {
        try {
            var opened = Opening.open(settings, layout.world(), state, points);
            log = opened;
            cleaning = new Cleaning(opened, state, settings.garbagePercent());
            int known = state.columns().count();
            codec = new RowCodec(state.columns(), state.columns().adapt(layout, describe()));
            if (state.columns().count() > known) {
                state.writeState(record.begin(), state.nextId());
                opened.append(RecordType.STATE, record);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw failure("can't be opened", e);
        } catch (StoreException refused) {
            close();
            throw refused;
        }
        LOG.info("The store {} holds the world {} with {} columns, in {} bytes of which {} live", describe(), layout.world(),
                layout.columns().size(), log().bytes(), state.liveBytes());
    }

    @Override
    public long reserveIds(int count) throws StoreException {
        if (count < 1) {
            throw new IllegalArgumentException(count + " ids can't be reserved");
        }
        long first = state.nextId();
        state.writeState(record.begin(), first + count);
        append(RecordType.STATE, "can't hand out ids");
        return first;
    }

    @Override
    public CommitOutcome commit(Cut cut) {
        try {
            record.begin();
            if (!write(cut)) {
                return CommitOutcome.CONFLICT;
            }
            if (record.position() > RecordHeader.BYTES) {
                log().append(RecordType.ROWS, record);
            }
            noteEnds(cut);
            outage.over();
        } catch (IOException | RuntimeException e) {
            outage.failed(e);
            return CommitOutcome.UNKNOWN;
        }
        clean();
        return CommitOutcome.COMMITTED;
    }

    /// Writes what is new of the cut into the record. False at a conflict.
    private boolean write(Cut cut) throws IOException {
        var rows = cut.rows();
        for (int row = 0; row < rows.size(); row++) {
            long id = rows.id(row);
            var place = state.place(id);
            switch (Verdict.of(place == null ? 0 : place.version(), ended.contains(id), rows.version(row), rows.deleted(row))) {
                case WRITE -> {
                    if (rows.deleted(row)) {
                        RowCodec.end(record, id, rows.version(row));
                    } else {
                        codec.put(record, rows, row, place == null || !codec.keepsFormer() ? null : log().read(place));
                    }
                }
                case THERE -> { }
                case CONFLICT -> {
                    LOG.error("Cut {} has version {} of entity {}, which the store {} {}: it was saved by somebody else",
                            cut.number(), rows.version(row), id, describe(),
                            place == null ? "saw end" : "holds in version " + place.version());
                    return false;
                }
            }
        }
        return true;
    }

    private void noteEnds(Cut cut) {
        for (int row = 0; row < cut.rows().size(); row++) {
            if (cut.rows().deleted(row)) {
                ended.add(cut.rows().id(row), cut.number());
            }
        }
        ended.forget(cut.number());
    }

    /// Between two commits. What it could not do is tried again after the next.
    private void clean() {
        try {
            if (cleaning.due()) {
                cleaning.step();
            }
        } catch (IOException | StoreException | RuntimeException e) {
            outage.failed(e);
        }
    }

    @Override
    public void loadWorld(EntityRows into) throws StoreException {
        load(0, "The world itself", into);
    }

    @Override
    public long loadAccount(String name, EntityRows into) throws StoreException {
        checkName(name);
        if (state.account(name) == 0) {
            LiveState.writeAccount(record.begin(), state.nextAccount(), name);
            append(RecordType.ACCOUNTS, "can't make an account");
        }
        long account = state.account(name);
        load(account, "The account " + account, into);
        return account;
    }

    /// Throws [StoreException] where no store could keep the account's name.
    static void checkName(String name) throws StoreException {
        if (name.codePointCount(0, name.length()) > ACCOUNT_NAME_LENGTH || !StorableText.storable(name)) {
            throw new StoreException("An account's name must be at most " + ACCOUNT_NAME_LENGTH
                    + " characters, without U+0000 and halves of surrogate pairs. Refuse such names at login.");
        }
    }

    private void load(long account, String owner, EntityRows into) throws StoreException {
        var places = state.ownedBy(account);
        if (places.size() > into.room()) {
            throw new StoreException(owner + " has more stored entities than the " + (into.size() + into.room())
                    + " that there is room for. Raise world.entities, or remove entities.");
        }
        try {
            for (var place : places) {
                codec.load(log().read(place), into);
            }
        } catch (IOException e) {
            throw failure("can't be read", e);
        }
    }

    private void append(RecordType type, String what) throws StoreException {
        try {
            log().append(type, record);
        } catch (IOException | RuntimeException e) {
            throw failure(what, e);
        }
    }

    private SegmentedLog log() {
        return Objects.requireNonNull(log, "the store is not open");
    }

    private StoreException failure(String what, Exception cause) {
        return new StoreException("The store " + describe() + " " + what + ": " + cause
                + ". See that the disk is sound and has room, and that this user may write there.", cause);
    }

    @Override
    public StoreArchive archive() {
        return new LogArchive(settings, points, describe());
    }

    @Override
    public void close() {
        if (log != null) {
            try {
                log.close();
            } catch (IOException e) {
                LOG.warn("The store {} was not closed cleanly; nothing that was reported saved is lost", describe(), e);
            }
            log = null;
        }
    }

    @Override
    public String describe() {
        return "log " + settings.folder();
    }
}
