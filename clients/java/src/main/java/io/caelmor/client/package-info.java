/// A client of the Caelmor protocol (docs/protocol.md), written from that page alone.
///
/// Bytes flow one way: a connection cuts frames and walks their messages, the tick decoder applies each TICK to the
/// [io.caelmor.client.World] and tells the [io.caelmor.client.ClientListener]. All of that happens on the client's event
/// loop, one thread that may serve thousands of clients. Whatever does not add up becomes a
/// [io.caelmor.client.ProtocolViolation]. [io.caelmor.client.BlockingClient] is the same for a thread that can wait.
package io.caelmor.client;
