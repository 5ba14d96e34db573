package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Quantity;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Files that tell the guest about its machine. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = DownwardApi.Builder.class)
public interface DownwardApi extends WithDownwardApi {
    List<File> fields();

    Optional<String> volumeLabel();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDownwardApi.Builder {
        Builder() {}
    }

    /** A file and what is in it: exactly one of the two. */
    @Value.Immutable
    @JsonDeserialize(builder = File.Builder.class)
    interface File extends ImmutableDownwardApi.WithFile {
        String path();

        /** The permissions, as a decimal number. */
        Optional<Integer> mode();

        Optional<FieldReference> fieldRef();

        Optional<ResourceReference> resourceFieldRef();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDownwardApi.File.Builder {
            Builder() {}
        }
    }

    /** A field of the machine's instance. */
    @Value.Immutable
    @JsonDeserialize(builder = FieldReference.Builder.class)
    interface FieldReference extends ImmutableDownwardApi.WithFieldReference {
        Optional<String> apiVersion();

        String fieldPath();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDownwardApi.FieldReference.Builder {
            Builder() {}
        }
    }

    /** An amount that the machine asks for or gets at most. */
    @Value.Immutable
    @JsonDeserialize(builder = ResourceReference.Builder.class)
    interface ResourceReference extends ImmutableDownwardApi.WithResourceReference {
        Optional<String> containerName();

        /** Such as {@code limits.memory}. */
        String resource();

        /** In what unit; by default 1. */
        Optional<Quantity> divisor();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableDownwardApi.ResourceReference.Builder {
            Builder() {}
        }
    }
}
