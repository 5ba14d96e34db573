package io.githops.git.trust;

import io.githops.source.SourceException;

/**
 * A branch that does not descend from what was trusted of it last, or is not known to. Look at both commits; then either
 * restore the branch, or accept it by the trust policy.
 */
public final class RewrittenHistoryException extends SourceException {
    private static final long serialVersionUID = 1L;

    private final String before;
    private final String after;

    /**
     * @param message where, what was found, what was expected, what to do; without credentials
     * @param before the id of the commit that was trusted last
     * @param after the id of the commit that the branch has now
     */
    public RewrittenHistoryException(String message, String before, String after) {
        super("GH2062", message, null);
        this.before = before;
        this.after = after;
    }

    /** The id of the commit that was trusted last. */
    public String before() {
        return before;
    }

    /** The id of the commit that the branch has now. */
    public String after() {
        return after;
    }
}
