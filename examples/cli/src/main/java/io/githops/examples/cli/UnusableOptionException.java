package io.githops.examples.cli;

/** An option whose value cannot be used. */
final class UnusableOptionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableOptionException(String message) {
        super(message);
    }
}
