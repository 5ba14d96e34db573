package io.githops.diff;

/** Whether resources that are no longer desired are deleted. */
public enum Prune {
    /** Nothing is deleted; what would be is reported. Default. */
    OFF,
    /** What the inventory owns and nobody desires any more is deleted, unless a guard holds it back. */
    OWNED
}
