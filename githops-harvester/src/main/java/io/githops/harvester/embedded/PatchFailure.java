package io.githops.harvester.embedded;

/** A patch that does not fit the document it is for. */
final class PatchFailure extends Exception {
    private static final long serialVersionUID = 1L;

    PatchFailure(String message) {
        super(message, null, false, false);
    }
}
