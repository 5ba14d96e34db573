package io.githops.git;

/** What was asked for cannot be made a commit. Ask for something else. */
public final class UnwritableException extends WriteException {
    private static final long serialVersionUID = 1L;

    UnwritableException(String message) {
        super("GH2095", message, null);
    }
}
