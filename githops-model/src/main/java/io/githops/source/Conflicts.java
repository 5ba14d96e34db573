package io.githops.source;

/** What becomes of an object that two sources say something about; see {@link CombinedSource}. */
public enum Conflicts {
    /** Nothing is taken from any source until one of them gives in. The default. */
    REFUSE,
    /** What the source says that was added before the other. */
    FIRST_WINS,
    /** What the source says that was added after the other. */
    LAST_WINS
}
