package io.caelmor.kernel;

import java.util.Map;

/// How a server ended.
///
/// @param reason why, a sentence
/// @param fault whether something made it end that should not have happened
/// @param saved whether everything that was dirty is durable
/// @param held what sessions still held, by resource: all zero, or something leaked
public record StopReport(String reason, boolean fault, boolean saved, Map<String, Long> held) {
    /// Whether it ended as it should.
    public boolean clean() {
        return !fault && saved && held.values().stream().allMatch(count -> count == 0);
    }
}
