/// Races between threads, run some millions of times each by jcstress: one for every structure that threads share without a lock. They stand in the
/// packages of those structures; each says which outcomes there may be, and any other fails the run.
package io.caelmor.stress;
