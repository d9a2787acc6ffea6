/// Everything that reads what others wrote, fed with what nobody should write. A [io.caelmor.fuzz.Target] feeds one decoder and knows what must hold;
/// Jazzer and [io.caelmor.fuzz.Mutation] make the inputs, out of a corpus that is kept beside the tests.
package io.caelmor.fuzz;
