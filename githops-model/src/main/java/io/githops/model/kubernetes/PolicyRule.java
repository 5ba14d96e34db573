package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;

/** What may be done with what. */
@Value.Immutable
@JsonDeserialize(builder = PolicyRule.Builder.class)
public interface PolicyRule extends WithPolicyRule {
    /** Such as {@code get}; {@code *} for all. */
    List<String> verbs();

    /** The core group is empty. */
    List<String> apiGroups();

    /** Plurals, such as {@code virtualmachines} or {@code virtualmachines/status}. */
    List<String> resources();

    /** By default all. */
    List<String> resourceNames();

    /** Paths of the server; only in cluster roles. */
    List<String> nonResourceURLs();

    /** Allows verbs on resources of one group. */
    static PolicyRule of(String apiGroup, List<String> resources, List<String> verbs) {
        return builder().addApiGroup(apiGroup).resources(resources).verbs(verbs).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutablePolicyRule.Builder {
        Builder() {}
    }
}
