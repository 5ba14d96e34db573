package io.githops.diff.admission;

import io.githops.tree.Mapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The webhooks of one or more kinds: a pure function of an object and those around it. */
public interface Admission {

    /** Whether this admission looks at objects of a kind. */
    boolean covers(String group, String kind);

    /**
     * The object as mutating webhooks leave it.
     *
     * @param live null on create
     */
    default Mapping mutate(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        return object;
    }

    /**
     * What is wrong with a create or update after mutation, in the order in which Harvester looks; it answers with the first.
     * Empty when it would be accepted.
     *
     * @param live null on create
     */
    default List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        return List.of();
    }

    /** What speaks against a deletion, in the order in which Harvester looks; empty when nothing does. */
    default List<Refusal> checkDelete(Mapping live, ClusterObjects objects) {
        return List.of();
    }
}
