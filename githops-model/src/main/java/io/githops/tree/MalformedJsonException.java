package io.githops.tree;

/** Text that is not JSON, or beyond the limits of {@link Json}. Says where, never what stood there. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    MalformedJsonException(int line, int column) {
        super("malformed JSON at line " + line + ", column " + column);
        this.line = line;
        this.column = column;
    }

    /** One-based. */
    public int line() {
        return line;
    }

    /** One-based. */
    public int column() {
        return column;
    }
}
