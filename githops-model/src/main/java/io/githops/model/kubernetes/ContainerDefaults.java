package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Quantity;
import java.util.Optional;
import org.immutables.value.Value;

/** What each container of a namespace gets that does not say otherwise, as Rancher writes it. */
@Value.Immutable
@JsonDeserialize(builder = ContainerDefaults.Builder.class)
public interface ContainerDefaults extends WithContainerDefaults {
    Optional<Quantity> requestsCpu();

    Optional<Quantity> requestsMemory();

    Optional<Quantity> limitsCpu();

    Optional<Quantity> limitsMemory();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableContainerDefaults.Builder {
        Builder() {}
    }
}
