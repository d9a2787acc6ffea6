package io.caelmor.distribution.command;

/// How the process ends, for scripts.
public final class ExitCode {
    /// All is well.
    public static final int FINE = 0;
    /// A check failed, or a stop was not clean.
    public static final int FAILED = 1;
    /// The server did not start; nothing was opened.
    public static final int REFUSED = 2;
    /// The command line makes no sense (`EX_USAGE` of sysexits).
    public static final int USAGE = 64;

    private ExitCode() {}
}
