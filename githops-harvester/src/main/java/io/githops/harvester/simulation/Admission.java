package io.githops.harvester.simulation;

import io.githops.tree.Mapping;
import org.jspecify.annotations.Nullable;

/** The webhooks of one or more kinds. */
public interface Admission {

    /** Whether this admission looks at objects of a kind. */
    boolean covers(String group, String kind);

    /**
     * The object as mutating webhooks leave it.
     *
     * @param live null on create
     */
    default Mapping mutate(@Nullable Mapping live, Mapping object, StoredObjects objects) {
        return object;
    }

    /**
     * Checks a create or update after mutation.
     *
     * @param live null on create
     * @throws Refusal when Harvester would refuse
     */
    default void validate(@Nullable Mapping live, Mapping object, StoredObjects objects) throws Refusal {}

    /** @throws Refusal when Harvester would refuse the deletion */
    default void validateDelete(Mapping live, StoredObjects objects) throws Refusal {}
}
