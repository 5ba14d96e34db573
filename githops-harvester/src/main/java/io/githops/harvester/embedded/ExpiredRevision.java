package io.githops.harvester.embedded;

/** Changes after a revision are no longer known. */
final class ExpiredRevision extends Exception {
    private static final long serialVersionUID = 1L;

    private final long wanted;
    private final long oldest;

    ExpiredRevision(long wanted, long oldest) {
        super("revision " + wanted + " is older than " + oldest, null, false, false);
        this.wanted = wanted;
        this.oldest = oldest;
    }

    /** In the words a watch ends with. */
    String watchMessage() {
        return "too old resource version: " + wanted + " (" + oldest + ")";
    }
}
