package io.githops.model;

import java.util.List;

/** A view was built without fields that it must have; the reaction is to set them on its builder. */
public final class MissingFieldsException extends GithopsException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> fields;

    /** @param fields the names of all fields that are missing */
    public MissingFieldsException(String... fields) {
        super(
                "GH1302",
                "required fields are missing: " + String.join(", ", fields) + "; set them on the builder",
                null);
        this.fields = List.of(fields);
    }

    /** The missing fields by name, in the order of the view. */
    public List<String> fields() {
        return fields;
    }
}
