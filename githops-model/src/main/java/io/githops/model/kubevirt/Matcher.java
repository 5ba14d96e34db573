package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.OpenEnum;
import java.util.Optional;
import org.immutables.value.Value;

/** Names a size or a set of preferences: by name, or through the volume that the machine starts from. */
@Value.Immutable
@JsonDeserialize(builder = Matcher.Builder.class)
public interface Matcher extends WithMatcher {
    Optional<String> name();

    /** By default the cluster-wide kind. */
    Optional<String> kind();

    /** Written by KubeVirt: the copy that the machine keeps, whatever becomes of the original. */
    Optional<String> revisionName();

    /** A volume of the machine whose labels say the name; excludes {@link #name()}. */
    Optional<String> inferFromVolume();

    /** By default {@link InferFailurePolicy#REJECT}. */
    Optional<InferFailurePolicy> inferFromVolumeFailurePolicy();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableMatcher.Builder {
        Builder() {}
    }

    /** What happens when the volume does not say the name. */
    record InferFailurePolicy(String value) implements OpenEnum {
        public static final InferFailurePolicy REJECT = new InferFailurePolicy("Reject");
        public static final InferFailurePolicy IGNORE = new InferFailurePolicy("Ignore");
    }
}
