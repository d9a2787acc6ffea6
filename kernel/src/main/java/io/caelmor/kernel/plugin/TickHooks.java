package io.caelmor.kernel.plugin;

/// Role `hooks`: declares hooks, participants or gates.
public interface TickHooks extends Contribution {}
