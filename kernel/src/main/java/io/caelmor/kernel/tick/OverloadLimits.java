package io.caelmor.kernel.tick;

/// Which steps a server may take against overload.
///
/// @param lessDistant whether distant entities may be told less often
/// @param noJoins     whether new players may be refused
/// @param mostStretch how many times its time a tick may take by being stretched, 1 (never) to 4
public record OverloadLimits(boolean lessDistant, boolean noJoins, double mostStretch) {
    /// No step at all.
    public static final OverloadLimits NONE = new OverloadLimits(false, false, 1);

    boolean allow(OverloadStep step) {
        return switch (step) {
            case CALM -> true;
            case LESS_DISTANT -> lessDistant;
            case NO_JOINS -> noJoins;
            case STRETCHED -> mostStretch > 1;
        };
    }
}
