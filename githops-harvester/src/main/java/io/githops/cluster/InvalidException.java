package io.githops.cluster;

/** Fields of the object are wrong or unknown: correct those that {@link #causes} names. */
public final class InvalidException extends RejectedException {
    private static final long serialVersionUID = 1L;

    /** @param status whose causes name the fields */
    public InvalidException(String message, ClusterStatus status) {
        super("GH3017", message, status);
    }
}
