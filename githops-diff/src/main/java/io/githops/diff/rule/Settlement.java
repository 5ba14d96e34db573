package io.githops.diff.rule;

/** What follows from a difference that a rule explains. */
public enum Settlement {
    /** Both values mean the same; which of them is applied does not matter. */
    SAME_MEANING,
    /**
     * The cluster is right about the field. When the resource is applied for another reason, the live value is applied with
     * it, so that nothing is pushed over it and list items keep what the server added.
     */
    KEEP_LIVE,
    /** As {@link #KEEP_LIVE}, and the plan warns of the difference. */
    WARN,
    /** The manifest is right about the field: the difference is a change, whatever rules that are asked later say. */
    GIT_WINS
}
