package io.caelmor.combat;

import io.caelmor.kernel.command.Receipt;
import io.caelmor.kernel.metric.Counter;

/// One reason to refuse an attack: what the client is told, and where it is counted.
record Refusal(Receipt receipt, Counter counter) {}
