package io.githops.git;

/** What a source does about a submodule in the folder that it reads. The files of a submodule are never read. */
public enum Submodules {
    /** Leaves it out with a warning. The default. */
    SKIP,

    /** Refuses the revision, so that no manifest is missed. */
    REFUSE
}
