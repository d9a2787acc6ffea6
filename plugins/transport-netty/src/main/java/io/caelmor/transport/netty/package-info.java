/// Frames between sockets and the kernel's ports.
///
/// A socket comes in at the [io.caelmor.transport.netty.Listener]; its first byte tells the carrier
/// ([io.caelmor.transport.netty.CarrierDetector]); once that is settled it is a
/// [io.caelmor.transport.netty.SocketLink] that reads through [io.caelmor.transport.netty.Inbound] and writes through
/// [io.caelmor.transport.netty.Outbound], both in the carrier's [io.caelmor.transport.netty.Framing]. Each socket belongs to
/// one event loop for its life, and everything of it is that thread's alone; only `framesWait`, `wake` and `close` come from others.
package io.caelmor.transport.netty;
