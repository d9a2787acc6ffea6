/// What clients are told: receipts, events and the stretch of snapshot that replication writes, as one TICK message a
/// session and tick, written once into the session's bounded queue in the form that the socket takes.
///
/// What stands in the queue is sent or the connection ends: so "sent" and "queued" are one, and a difference may be
/// computed against it. A session whose queue is too full is skipped, and catches up by one larger difference.
package io.caelmor.kernel.outbound;
