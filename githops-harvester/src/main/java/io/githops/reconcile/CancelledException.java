package io.githops.reconcile;

/** Ends what waits, or has not begun, when a sync is cancelled. Never leaves the package. */
final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String WAITING = "cancelled while waiting";

    CancelledException(String message) {
        super(message, null, false, false);
    }

    /** One that ends a wait. */
    static CancelledException ofWait() {
        return new CancelledException(WAITING);
    }

    boolean isOfWait() {
        return WAITING.equals(getMessage());
    }
}
