package io.caelmor.persistence.sql;

/// Numbers as the objects that SQLite's driver keeps of each parameter until it runs. Most that are saved are saved again, so each remembers the last
/// of its place, and a world that is saved again and again makes no new ones. One thread.
final class Boxes {
    private static final int PLACES = 1 << 13;

    private final Long[] longs = new Long[PLACES];
    private final Integer[] ints = new Integer[PLACES];

    Long of(long value) {
        int place = Long.hashCode(value) & PLACES - 1;
        var box = longs[place];
        if (box == null || box != value) {
            box = value;
            longs[place] = box;
        }
        return box;
    }

    Integer of(int value) {
        int place = value & PLACES - 1;
        var box = ints[place];
        if (box == null || box != value) {
            box = value;
            ints[place] = box;
        }
        return box;
    }
}
