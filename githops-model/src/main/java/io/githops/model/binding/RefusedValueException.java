package io.githops.model.binding;

/** A value that a type refuses. Knows what the type expects in words that hold no value. */
public final class RefusedValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String expected;

    /** @param found what was found, which may show the value */
    public RefusedValueException(String found, String expected) {
        super("found " + found + "; expected " + expected);
        this.expected = expected;
    }

    String expected() {
        return expected;
    }
}
