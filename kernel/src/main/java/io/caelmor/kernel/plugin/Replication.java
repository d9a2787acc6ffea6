package io.caelmor.kernel.plugin;

import io.caelmor.kernel.outbound.Visibility;

/// Role `replication`: decides who sees what, and writes each session's snapshot from a hook at `MAX - 512`.
public interface Replication extends Contribution, Visibility {}
