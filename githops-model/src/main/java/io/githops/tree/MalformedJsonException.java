package io.githops.tree;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;

/** Text that is not JSON, or beyond the limits of its reader. Says where, never what stood there. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    private MalformedJsonException(String found, int line, int column) {
        super(found + " at line " + line + ", column " + column);
        this.line = line;
        this.column = column;
    }

    static MalformedJsonException of(IOException e) {
        String found = e instanceof StreamConstraintsException
                ? "malformed JSON: deeper or longer than its reader takes,"
                : "malformed JSON";
        return e instanceof JsonProcessingException fault && fault.getLocation() != null
                ? new MalformedJsonException(
                        found,
                        fault.getLocation().getLineNr(),
                        fault.getLocation().getColumnNr())
                : new MalformedJsonException(found, 1, 1);
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
