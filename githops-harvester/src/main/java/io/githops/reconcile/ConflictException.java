package io.githops.reconcile;

import io.githops.tree.FieldPath;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Somebody else changed the object, or owns fields of it: read it again, or take the fields over.
 */
public final class ConflictException extends ClusterException {
    private static final long serialVersionUID = 1L;

    private final transient Map<FieldPath, String> owners;

    /** @param owners the field managers that own the fields in question, by field; may be empty */
    public ConflictException(String message, Map<FieldPath, String> owners) {
        super("GH3007", message, null);
        this.owners = Collections.unmodifiableMap(new LinkedHashMap<>(owners));
    }

    /**
     * The field managers that own the fields in question, by field, in the API server's words: {@code "kubectl-edit" using
     * kubevirt.io/v1}. Empty when the object as a whole moved.
     */
    public Map<FieldPath, String> owners() {
        return owners;
    }
}
