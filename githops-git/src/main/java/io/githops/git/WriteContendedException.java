package io.githops.git;

/** Others were quicker each time. Nothing was pushed: try again later. */
public final class WriteContendedException extends WriteException {
    private static final long serialVersionUID = 1L;

    WriteContendedException(String message) {
        super("GH2093", message, null);
    }
}
