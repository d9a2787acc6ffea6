package io.caelmor.auth.token;

/// What becomes of a credential: the ticket that it is, or why it is none.
sealed interface Verdict permits Ticket, Refusal {}
