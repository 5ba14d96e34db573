package io.githops.manifest.yaml;

/** What can be wrong with a document, by the code under which it is reported. */
public enum Fault {
    SYNTAX("GH1001"),
    ENCODING("GH1002"),
    DUPLICATE_FIELD("GH1003"),
    ALIAS("GH1004"),
    VALUE("GH1005"),
    TOO_LARGE("GH1006"),
    TOO_DEEP("GH1007"),
    TOO_MANY_ALIASES("GH1008"),
    TOO_MANY_DOCUMENTS("GH1009"),
    NOT_A_MAPPING("GH1010");

    private final String code;

    Fault(String code) {
        this.code = code;
    }

    /** The stable code. */
    public String code() {
        return code;
    }
}
