package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A disk in a container image; lost when the machine stops. */
@Value.Immutable
@JsonDeserialize(builder = ContainerDisk.Builder.class)
public interface ContainerDisk extends WithContainerDisk {
    String image();

    /** By default the one file in {@code /disk}. */
    Optional<String> path();

    Optional<ImagePullPolicy> imagePullPolicy();

    /** A Secret of the machine's namespace. */
    Optional<String> imagePullSecret();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableContainerDisk.Builder {
        Builder() {}
    }
}
