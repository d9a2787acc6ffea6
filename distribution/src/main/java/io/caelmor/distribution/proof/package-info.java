/// `caelmor proof`: the real composition on a port and a store of its own, real clients that play on it for a moment, an orderly stop; then
/// the books of the three pipelines. [io.caelmor.distribution.proof.Proof] goes through it, the players make the traffic,
/// [io.caelmor.distribution.proof.Findings] say what is wrong with the result.
package io.caelmor.distribution.proof;
