/// Tickets for the plugin `auth.token`, made by hand: what a game's login service does in earnest. Uses the JDK alone, so that the
/// plugin's library is checked against another's work.
package io.caelmor.distribution.ticket;
