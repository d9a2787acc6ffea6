package io.caelmor.bots.trade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What one bot was told about its own holdings, over all its connections. Any thread may read it; between the loss of a server and
/// the bot's return it does not change.
///
/// Holdings are known by the count `inventory.changes`, to each value of which belongs one set of gold and items. News of counts above
/// [#vouched] is only news: a crash may undo it, and the counts then come to mean something else. So a store that was left behind by a
/// crash must hold, for this account, a count of at least [#vouched], and where [#seen] has that count, exactly those holdings.
public final class Witness {
    private static final int MOST_CONTRADICTIONS = 20;

    private final String account;
    private final TreeMap<Long, Holdings> seen = new TreeMap<>();
    /// Ticks of this connection at which the copy came to show another count.
    private final TreeMap<Long, Long> countAtTick = new TreeMap<>();
    private final List<String> contradictions = new ArrayList<>();
    private long acknowledged;
    private long vouched;
    private long latest;
    private Holdings brought;
    private boolean returning;

    Witness(String account) {
        this.account = account;
    }

    public String account() {
        return account;
    }

    /// Durable commands that receipts said were applied.
    public synchronized long acknowledged() {
        return acknowledged;
    }

    /// The greatest count of changes that was there, for certain, in a tick for which a durable command's receipt came: whatever happens
    /// to the server, the store holds this one or a later one. 0 before the first.
    public synchronized long vouched() {
        return vouched;
    }

    /// The count that it was shown last; 0 before the first.
    public synchronized long latest() {
        return latest;
    }

    /// The holdings that it was shown, whole, by count; from [#vouched] on, since older ones don't matter any more.
    public synchronized Map<Long, Holdings> seen() {
        return new TreeMap<>(seen);
    }

    /// The first holdings that it was ever shown.
    public synchronized Optional<Holdings> brought() {
        return Optional.ofNullable(brought);
    }

    /// Its last holdings, where it was shown the whole of them.
    public synchronized Optional<Holdings> present() {
        return Optional.ofNullable(seen.get(latest));
    }

    /// What it was told that can't be true together, in sentences; the first twenty.
    public synchronized List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    // --- told by the bot

    /// A session begins anew; what it shows first is what the server knows of this account.
    synchronized void joined() {
        countAtTick.clear();
        returning = latest > 0;
    }

    /// At the end of a tick the avatar has that count.
    synchronized void counted(long tick, long count) {
        if (returning) {
            returning = false;
            if (count < vouched) {
                contradict(tick, "it came back to the count " + count + ", and a receipt vouched for " + vouched);
            }
            // Those were news that nobody vouched for.
            seen.tailMap(count, false).clear();
        } else if (count < latest) {
            contradict(tick, "its count fell from " + latest + " to " + count);
        }
        if (countAtTick.isEmpty() || countAtTick.lastEntry().getValue() != count) {
            countAtTick.put(tick, count);
        }
        latest = count;
    }

    /// The whole of what it holds, at the count that came last.
    synchronized void holds(long tick, Holdings holdings) {
        if (brought == null) {
            brought = holdings;
        }
        Holdings before = seen.putIfAbsent(latest, holdings);
        if (before != null && !before.equals(holdings)) {
            contradict(tick, "at the count " + latest + " it holds " + holdings + ", and it held " + before);
        }
    }

    /// A durable command was applied in that tick, which lies at or before the last one told by [#counted]. What a copy of that
    /// tick, or else the one before, showed is safe.
    synchronized void acknowledge(long tick) {
        acknowledged++;
        var known = countAtTick.floorEntry(tick);
        if (known == null) {
            return;
        }
        countAtTick.headMap(known.getKey(), false).clear();
        if (known.getValue() > vouched) {
            vouched = known.getValue();
            seen.headMap(vouched, false).clear();
        }
    }

    private void contradict(long tick, String sentence) {
        if (contradictions.size() < MOST_CONTRADICTIONS) {
            contradictions.add(account + " at tick " + tick + ": " + sentence);
        }
    }
}
