package io.githops.examples.cli;

/** What the commands tell the shell. */
final class ExitCode {
    static final int DONE = 0;
    static final int ERROR = 1;
    static final int PENDING = 2;
    static final int REFUSED = 3;

    private ExitCode() {}
}
