package io.githops.cluster;

import io.githops.tree.FieldPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Somebody else changed the object, or owns fields of it: read it again, or take the fields over.
 */
public final class ConflictException extends ClusterException {
    private static final long serialVersionUID = 1L;

    private final transient Map<FieldPath, String> owners;
    private final transient Map<FieldPath, List<String>> managers;

    /** @param owners the field managers that own the fields in question, by field; may be empty */
    public ConflictException(String message, Map<FieldPath, String> owners) {
        this(message, owners, Map.of(), ClusterStatus.none());
    }

    /**
     * @param owners the owners of the fields in question in the server's words, by field; may be empty
     * @param managers their names alone, by field; may be empty
     */
    public ConflictException(
            String message,
            Map<FieldPath, String> owners,
            Map<FieldPath, List<String>> managers,
            ClusterStatus status) {
        super("GH3007", message, status, null);
        this.owners = Collections.unmodifiableMap(new LinkedHashMap<>(owners));
        var copied = new LinkedHashMap<FieldPath, List<String>>();
        managers.forEach((field, names) -> copied.put(field, List.copyOf(names)));
        this.managers = Collections.unmodifiableMap(copied);
    }

    /**
     * The field managers that own the fields in question, by field, in the API server's words: {@code "kubectl-edit" using
     * kubevirt.io/v1}. Empty when the object as a whole moved.
     */
    public Map<FieldPath, String> owners() {
        return owners;
    }

    /**
     * The names of the field managers that own the fields in question, by field: {@code kubectl-edit}. Empty when the object
     * as a whole moved.
     */
    public Map<FieldPath, List<String>> managers() {
        return managers;
    }
}
