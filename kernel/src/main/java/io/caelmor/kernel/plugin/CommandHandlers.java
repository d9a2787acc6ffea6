package io.caelmor.kernel.plugin;

/// Role `commands`: declares commands and handles them.
public interface CommandHandlers extends Contribution {}
