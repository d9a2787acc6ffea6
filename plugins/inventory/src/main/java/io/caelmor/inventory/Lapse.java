package io.caelmor.inventory;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Why an offer, or what is held out, ended without coming to anything; told by the word.
enum Lapse {
    /// Its maker took it back.
    WITHDRAWN,
    /// Its maker turned to somebody else.
    REPLACED,
    /// One of the two left, lost its connection, or can't act, as the dead can't.
    GONE,
    /// They stand too far from each other.
    APART,
    /// Its maker no longer holds what was offered.
    SPENT;

    @SuppressWarnings("ImmutableEnumChecker") // Bytes, so that telling it allocates nothing; nobody writes into them.
    final byte[] word = name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
}
