package io.caelmor.client;

/// Something a server sent that does not add up.
///
/// @param account whose connection it was
/// @param tick of the TICK it stood in; the last one known where it was no TICK
/// @param kind what kind of thing
/// @param sentence what exactly, for people
public record ProtocolViolation(String account, long tick, Kind kind, String sentence) {
    /// The kinds of violation. After those that are fatal nothing further can be decoded and the client closes the connection.
    public enum Kind {
        /// Bytes that are no message, or trail one. Fatal.
        MALFORMED(true),
        /// A message that has no place there, like a TICK before WELCOME. Fatal.
        OUT_OF_PLACE(true),
        /// A schema that contradicts itself. Fatal.
        BAD_SCHEMA(true),
        /// An event whose id the schema does not have. Fatal.
        UNKNOWN_EVENT(true),
        /// A tick number that is not greater than the one before.
        TICK_BACKWARDS(false),
        /// A *last number* that this client never used.
        NUMBER_NEVER_SENT(false),
        /// A receipt for a number that was never sent.
        RECEIPT_NEVER_SENT(false),
        /// A second receipt for a number.
        RECEIPT_TWICE(false),
        /// A rejection whose id the schema does not have.
        UNKNOWN_REJECTION(false),
        /// An update or a leave for a view number where nothing is.
        UNKNOWN_VIEW(false),
        /// An entity that enters under one view number while it stands under another.
        ENTITY_TWICE(false),
        /// An owner-only column of an entity of somebody else.
        NOT_THE_OWNER(false),
        /// A relative update that leaves the range of its column.
        OUT_OF_RANGE(false);

        private final boolean fatal;

        Kind(boolean fatal) {
            this.fatal = fatal;
        }

        /// Whether the connection is closed after it.
        public boolean fatal() {
            return fatal;
        }
    }
}
