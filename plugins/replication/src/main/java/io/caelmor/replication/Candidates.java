package io.caelmor.replication;

import io.caelmor.kernel.world.Handle;
import io.caelmor.kernel.world.World;

/// Entities that one session should see and does not yet: what its account owns, and what is near. Reused for each session.
///
/// Where few stand around, a search looks at all of them at once. In a crowd it looks at those next to the viewpoint, and at some of the
/// others in rounds that take several ticks, cell by cell: what a session costs is bounded, however many there are.
final class Candidates {
    /// The nearest first: the same cell, those beside it, those at its corners.
    private static final int[] NEXT_ROWS = {0, -1, 0, 0, 1, -1, -1, 1, 1};
    private static final int[] NEXT_COLUMNS = {0, 0, -1, 1, 0, -1, 1, -1, 1};

    private final World world;
    private final Scene scene;
    private final Grid grid;
    private final Grid fine;
    private final Ownerships ownerships;
    private final Range range;
    private final Marks marks;
    private final int[] found;
    private final byte[] rings;
    private final int[] near;
    private final int usualVisits;
    private int mostVisits;
    private int mostNear;
    private int count;
    private int ownedCount;
    private int nearCount;
    private boolean rounds;
    private float x;
    private float y;

    Candidates(World world, Scene scene, Grid grid, Grid fine, Ownerships ownerships, Range range, Marks marks,
            Effort effort) {
        this.world = world;
        this.scene = scene;
        this.grid = grid;
        this.fine = fine;
        this.ownerships = ownerships;
        this.range = range;
        this.marks = marks;
        found = new int[world.capacity()];
        near = new int[effort.next()];
        usualVisits = effort.visits();
        rings = new byte[world.capacity()];
    }

    /// Nothing is found.
    void clear() {
        count = 0;
        ownedCount = 0;
        nearCount = 0;
    }

    /// Searches for a session whose view is marked, from a place; where it is crowded, next to the viewpoint first; with `less` it takes longer to get around.
    void search(View view, long account, long viewpoint, float fromX, float fromY, boolean crowded, boolean less) {
        clear();
        mostVisits = less ? Effort.less(usualVisits) : usualVisits;
        mostNear = less ? Effort.less(near.length) : near.length;
        x = fromX;
        y = fromY;
        if (x != view.x || y != view.y) {
            view.searchedAt = 0;
            view.roundSince = 0;
        }
        addOwn(account, viewpoint, view.ownedAt);
        rounds = around() > mostVisits;
        if (rounds || crowded) {
            lookNext();
        }
        if (rounds) {
            goOn(view);
        } else {
            view.searchCell = 0;
            addAround(view.searchedAt);
        }
    }

    /// Remembers how far the search came: `whole` where everything found is in view now.
    void searched(View view, boolean whole) {
        view.ownedAt = whole ? scene.stamp() : 0;
        if (!rounds) {
            view.searchedAt = whole ? scene.stamp() : 0;
            return;
        }
        if (!whole) {
            view.roundSince = 0;
        }
        if (view.searchCell == 0 && view.roundSince != 0) {
            view.searchedAt = view.roundSince;
        }
    }

    int count() {
        return count;
    }

    /// How many the account owns, the viewpoint among them; they come first.
    int ownedCount() {
        return ownedCount;
    }

    /// Index of a candidate's entity.
    int index(int candidate) {
        return found[candidate];
    }

    /// Its ring of [Range#RINGS], or [Range#OWN].
    int ring(int candidate) {
        return rings[candidate];
    }

    /// Positions in the view of entities next to the viewpoint; only where they were looked for.
    int nearCount() {
        return nearCount;
    }

    int near(int number) {
        return near[number];
    }

    /// Keeps the first `number` owned ones.
    void keepOwned(int number) {
        int gone = ownedCount - number;
        System.arraycopy(found, ownedCount, found, number, count - ownedCount);
        System.arraycopy(rings, ownedCount, rings, number, count - ownedCount);
        ownedCount = number;
        count -= gone;
    }

    /// Keeps the others inside the ring `outer`, and `number` of that ring.
    void keepNear(int outer, int number) {
        int kept = ownedCount;
        int left = number;
        for (int i = ownedCount; i < count; i++) {
            if (rings[i] < outer || rings[i] == outer && left-- > 0) {
                found[kept] = found[i];
                rings[kept++] = rings[i];
            }
        }
        count = kept;
    }

    /// The viewpoint, and what the account owns, whether it has a place or not. Looks only where something of the account changed hands.
    private void addOwn(long account, long viewpoint, long ownedAt) {
        if (scene.placed(Handle.index(viewpoint))) {
            add(Handle.index(viewpoint), Range.OWN);
        }
        if (account != 0 && ownerships.changedSince(account, ownedAt)) {
            for (long entity = world.firstOwned(account); entity != Handle.NONE; entity = world.nextOwned(entity)) {
                add(Handle.index(entity), Range.OWN);
            }
        }
        ownedCount = count;
    }

    /// Entities in the cells that the radius touches.
    private int around() {
        int left = grid.column(x - range.radius());
        int right = grid.column(x + range.radius());
        int bottom = grid.row(y + range.radius());
        int sum = 0;
        for (int row = grid.row(y - range.radius()); row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                sum += grid.count(grid.cell(column, row));
            }
        }
        return sum;
    }

    /// All of them, but for cells where nothing came or moved since `searchedAt`.
    private void addAround(long searchedAt) {
        int left = grid.column(x - range.radius());
        int right = grid.column(x + range.radius());
        int bottom = grid.row(y + range.radius());
        for (int row = grid.row(y - range.radius()); row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                int cell = grid.cell(column, row);
                if (grid.changedAt(cell) > searchedAt) {
                    addCell(grid, cell);
                }
            }
        }
    }

    /// Those in the viewpoint's fine cell, then those in the eight around it.
    private void lookNext() {
        int column = fine.column(x);
        int row = fine.row(y);
        for (int i = 0; i < NEXT_ROWS.length && nearCount < mostNear; i++) {
            int down = row + NEXT_ROWS[i];
            int across = column + NEXT_COLUMNS[i];
            if (down >= 0 && down < fine.rows() && across >= 0 && across < fine.columns()) {
                lookNext(fine.cell(across, down));
            }
        }
    }

    private void lookNext(int cell) {
        for (int index = fine.first(cell); index != 0 && nearCount < mostNear; index = fine.after(index)) {
            int position = marks.position(index);
            if (position == Marks.UNKNOWN) {
                consider(index);
            } else {
                near[nearCount++] = position;
            }
        }
    }

    /// Goes on with the round through the fine cells that the radius touches.
    private void goOn(View view) {
        int left = fine.column(x - range.radius());
        int width = fine.column(x + range.radius()) - left + 1;
        int top = fine.row(y - range.radius());
        int cells = width * (fine.row(y + range.radius()) - top + 1);
        int at = view.searchCell < cells ? view.searchCell : 0;
        if (at == 0) {
            view.roundSince = scene.stamp();
        }
        int visits = 0;
        while (at < cells && visits < 2 * mostVisits) {
            int cell = fine.cell(left + at % width, top + at / width);
            visits++;
            if (fine.changedAt(cell) > view.searchedAt) {
                visits += 2 * fine.count(cell);
                addCell(fine, cell);
            }
            at++;
        }
        view.searchCell = at < cells ? at : 0;
    }

    private void addCell(Grid of, int cell) {
        for (int index = of.first(cell); index != 0; index = of.after(index)) {
            consider(index);
        }
    }

    /// Most that are near are known, and most that are unknown are too far: so the two questions are one branch, which the processor foresees as it could
    /// neither of two.
    private void consider(int index) {
        float dx = scene.x(index) - x;
        float dy = scene.y(index) - y;
        float square = dx * dx + dy * dy;
        if ((marks.unknown(index) & range.inside(square)) != 0) {
            add(index, range.ring(square));
        }
    }

    private void add(int index, int ring) {
        if (marks.isUnknown(index)) {
            marks.found(index);
            found[count] = index;
            rings[count++] = (byte) ring;
        }
    }
}
