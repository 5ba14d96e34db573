package io.githops.diff;

/** What to do about a desired resource that exists already, but was never applied by us and is not in the inventory. */
public enum Adoption {
    /** Each is guarded, even when an apply would change nothing but who owns its fields. */
    REFUSE,
    /** What is as desired already is taken over; what would change is guarded. Default. */
    IF_EQUAL,
    /** All are taken over and changed. */
    CHANGE
}
