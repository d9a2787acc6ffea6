/// Bounded queues between threads, sized once. A full queue refuses; it never grows, blocks or allocates.
///
/// [io.caelmor.kernel.queue.ByteRing] carries records of bytes from one thread to one other (a socket's event loop to
/// the tick, and back), [io.caelmor.kernel.queue.LongRing] single numbers, [io.caelmor.kernel.queue.Mailbox] objects
/// from many threads to one.
package io.caelmor.kernel.queue;
