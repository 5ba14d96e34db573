package io.githops.manifest.yaml;

/** A scalar that means nothing a Kubernetes object can hold. Whoever knows its place reports it. */
final class UnusableScalarException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was found and expected, without the value */
    UnusableScalarException(String message) {
        super(message, null, false, false);
    }
}
