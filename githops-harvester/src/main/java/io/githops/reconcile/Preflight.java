package io.githops.reconcile;

/** What is checked before the first write of a plan, so that it is made as a whole or not begun. */
public enum Preflight {
    /** Nothing. */
    OFF,
    /** The caller's rights for every kind of write, kind and namespace, and that the namespaces exist. */
    RIGHTS,
    /** As {@link #RIGHTS}; the server also checks each update by a dry run. The default. */
    UPDATES,
    /** As {@link #UPDATES}; the server also checks each creation that needs nothing else of the plan. */
    ALL
}
