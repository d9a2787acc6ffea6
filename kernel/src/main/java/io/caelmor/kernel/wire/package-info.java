/// The bytes of the protocol (docs/protocol.md): variable-length numbers, typed values, message types.
///
/// A [io.caelmor.kernel.wire.WireWriter] fills a byte array that somebody else owns, usually a claimed stretch of a
/// session's outbound queue; a [io.caelmor.kernel.wire.WireReader] walks one and never reads past its end. Neither
/// allocates, except for text.
package io.caelmor.kernel.wire;
