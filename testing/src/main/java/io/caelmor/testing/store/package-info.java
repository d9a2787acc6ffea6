/// The contract of [io.caelmor.kernel.persist.Store] as JUnit tests: extend each class and say where its store is. For authors of stores.
package io.caelmor.testing.store;
