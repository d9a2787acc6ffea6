package io.caelmor.kernel.session;

import org.jspecify.annotations.Nullable;

/// Decides whether a client is who it says it is.
@FunctionalInterface
public interface Authentication {
    /// The sentence that refuses the client, or `null` to accept it. Called on an event loop: it must not block, and may take a
    /// millisecond at most. A refusal must not help somebody who guesses.
    @Nullable String refusal(Credential credential);
}
