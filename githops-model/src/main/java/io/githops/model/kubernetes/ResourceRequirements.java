package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Quantity;
import java.util.Map;
import org.immutables.value.Value;

/** How much of what is asked for and allowed at most, by resource: {@code cpu}, {@code memory}, {@code storage}. */
@Value.Immutable
@JsonDeserialize(builder = ResourceRequirements.Builder.class)
public interface ResourceRequirements extends WithResourceRequirements {
    Map<String, Quantity> requests();

    Map<String, Quantity> limits();

    /** The requirements of a volume of some size. */
    static ResourceRequirements ofStorage(Quantity size) {
        return builder().putRequest("storage", size).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableResourceRequirements.Builder {
        Builder() {}
    }
}
