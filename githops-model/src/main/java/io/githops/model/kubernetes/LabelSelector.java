package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Chooses objects by their labels; all requirements must be met. */
@Value.Immutable
@JsonDeserialize(builder = LabelSelector.Builder.class)
public interface LabelSelector extends WithLabelSelector {
    Map<String, String> matchLabels();

    List<Requirement> matchExpressions();

    /** Chooses the objects that have a label. */
    static LabelSelector of(String label, String value) {
        return builder().putMatchLabel(label, value).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableLabelSelector.Builder {
        Builder() {}
    }
}
