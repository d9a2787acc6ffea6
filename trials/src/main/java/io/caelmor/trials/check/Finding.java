package io.caelmor.trials.check;

/// A promise that was broken: which, and how that shows.
public record Finding(Promise promise, String sentence) {
    /// What a store and its server promise.
    public enum Promise {
        ACKNOWLEDGED("acknowledged losses"),
        WHOLE("torn cuts"),
        UNIQUE("duplicate items"),
        CONSTANT("totals off"),
        SOUND("unsound stores"),
        STOPPED("stops not clean, or not in time"),
        SHOWN("changes shown and not saved at a stop"),
        READY("not ready in time"),
        CONSISTENT("contradictions told to players"),
        HONEST("wrong answers while saving failed"),
        STEADY("disturbed ticks");

        private final String broken;

        Promise(String broken) {
            this.broken = broken;
        }

        /// What a table calls it where it is broken.
        public String broken() {
            return broken;
        }
    }

    @Override
    public String toString() {
        return promise.broken() + ": " + sentence;
    }
}
