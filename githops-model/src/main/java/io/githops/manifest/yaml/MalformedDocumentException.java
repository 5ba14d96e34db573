package io.githops.manifest.yaml;

import org.yaml.snakeyaml.error.Mark;

/** A document that cannot be read: what was found, what was expected, and where. Quotes no value of the document. */
public final class MalformedDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final int line;
    private final int column;

    MalformedDocumentException(Fault fault, String message, int line, int column) {
        super(message, null, false, false);
        this.fault = fault;
        this.line = line;
        this.column = column;
    }

    static MalformedDocumentException at(Mark mark, Fault fault, String message) {
        return new MalformedDocumentException(fault, message, mark.getLine() + 1, mark.getColumn() + 1);
    }

    public Fault fault() {
        return fault;
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
