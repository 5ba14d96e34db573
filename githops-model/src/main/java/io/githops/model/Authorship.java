package io.githops.model;

/** Who writes the objects of a kind, and so what a manifest of one means. */
public enum Authorship {
    /** An administrator creates, changes and deletes the object. */
    USER("written by users"),
    /** The platform creates the object; a manifest changes part of it. It is neither created nor deleted by a manifest. */
    EDIT("created by the platform, edited by users"),
    /**
     * Creating the object starts a job that is done once. A manifest is a record of it: what is gone is not created again,
     * and deleting has side effects.
     */
    ACTION("done once"),
    /** The platform writes the object; a manifest of it is a mistake. */
    SYSTEM("written by the platform");

    private final String words;

    Authorship(String words) {
        this.words = words;
    }

    /** The authorship in words fit for a report. */
    public String words() {
        return words;
    }
}
