package io.caelmor.kernel.command;

/// Answers commands whose handler said [Receipt#DEFERRED]. Tick thread only.
public interface Settlement {
    /// Answers the command that [Command#ticket] named. Throws [IllegalArgumentException] where it was answered already, or is
    /// not of this tick. Does nothing where its handler failed behind that: the fault was the answer.
    void settle(int ticket, Receipt receipt);
}
