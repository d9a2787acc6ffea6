package io.caelmor.kernel.plugin;

import io.caelmor.kernel.persist.Store;

/// Role `persistence`: keeps the world durably.
public interface PersistenceWriter extends Contribution, Store {}
