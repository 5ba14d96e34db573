package io.githops.examples.quickstart;

/** Something that the quickstart says does not hold. */
final class BrokenClaimException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenClaimException(String claim) {
        super("this should hold and does not: " + claim);
    }
}
