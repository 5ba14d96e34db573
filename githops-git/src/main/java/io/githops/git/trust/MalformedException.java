package io.githops.git.trust;

/** A key or signature that cannot be read, or is of a kind that is not supported; the message says what was found. */
final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
        super(message);
    }
}
