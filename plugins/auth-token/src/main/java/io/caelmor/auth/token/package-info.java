/// A HELLO's credential is a ticket: a compact JWS (RFC 7515) of the game's login service, good for one account, on one server, once, for a minute.
///
/// `TokenAuthenticator` is asked on the event loops. `TicketReader` makes a `Ticket` of text that a key of the `KeyFile` has signed,
/// `TicketRules` holds it to its claims (RFC 7519), and `UsedTickets` remembers it until it has expired. Whatever is amiss is a `Refusal`: counted, named in the
/// log, and not told to the client.
package io.caelmor.auth.token;
