/// What a tick and its pieces cost, by JMH. A whole server runs without sockets on the measuring thread: a benchmark of ticks measures what
/// the tick thread does, and clients send and read outside of it. Pieces that a package keeps to itself are measured from inside that package.
package io.caelmor.benchmarks;
