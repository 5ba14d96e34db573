package io.githops.git;

/** The server refuses the commit: a protected branch, a hook, a missing permission. Read what it says. */
public final class WriteRefusedException extends WriteException {
    private static final long serialVersionUID = 1L;

    private final String serverWords;

    WriteRefusedException(String message, String serverWords) {
        super("GH2092", message, null);
        this.serverWords = serverWords;
    }

    /** What the server and its hooks said, at most a thousand characters; may be empty. */
    public String serverWords() {
        return serverWords;
    }
}
