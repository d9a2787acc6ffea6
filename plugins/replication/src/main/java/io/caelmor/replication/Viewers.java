package io.caelmor.replication;

/// Who looks on: of each active session whose account it is and from which entity it sees.
interface Viewers {
    int capacity();

    /// The first active slot from `slot` on, or -1.
    int nextActive(int slot);

    /// The account's number, 0 for none.
    long accountId(int slot);

    long viewpoint(int slot);

    /// Whether its client does something, and does not only look on or come in: it sent a command within the last second.
    boolean acts(int slot);
}
