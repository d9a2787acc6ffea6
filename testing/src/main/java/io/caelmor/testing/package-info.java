/// A whole kernel inside a test: [io.caelmor.testing.SteppedServer] composes plugins without packaging, runs ticks when it is told
/// to, and gives out [io.caelmor.testing.TestClient]s whose frames go through the real ports. Nothing sleeps, nothing listens.
package io.caelmor.testing;
