package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Chooses objects by their labels; all requirements must be met. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = LabelSelector.Builder.class)
public interface LabelSelector extends WithLabelSelector {
    Map<String, String> matchLabels();

    List<Requirement> matchExpressions();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableLabelSelector.Builder {
        Builder() {}
    }

    /** A requirement on one label. */
    @Value.Immutable
    @JsonDeserialize(builder = Requirement.Builder.class)
    interface Requirement extends ImmutableLabelSelector.WithRequirement {
        String key();

        /** {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}. */
        String operator();

        List<String> values();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLabelSelector.Requirement.Builder {
            Builder() {}
        }
    }
}
