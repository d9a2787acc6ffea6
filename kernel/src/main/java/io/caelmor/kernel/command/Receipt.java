package io.caelmor.kernel.command;

/// What became of a command: applied, or rejected for a declared reason. Handlers return these; none is made on the way.
public final class Receipt {
    /// The world is as the command wanted.
    public static final Receipt APPLIED = new Receipt(0, "applied", "applied");

    /// The answer comes later in this same tick, by [Settlement#settle]; what is never settled is rejected as `unsettled`.
    public static final Receipt DEFERRED = new Receipt(-1, "deferred", "deferred");

    private final int id;
    private final String name;
    private final String sentence;

    Receipt(int id, String name, String sentence) {
        this.id = id;
        this.name = name;
        this.sentence = sentence;
    }

    /// 0 for applied, from 1 on for rejections, as in the schema.
    public int id() {
        return id;
    }

    /// Dotted name, such as `combat.range`.
    public String name() {
        return name;
    }

    /// What to tell people.
    public String sentence() {
        return sentence;
    }

    public boolean rejected() {
        return id > 0;
    }
}
