package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** What configures the guest at its first start. Inline data is not printed by {@code toString}. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = CloudInitSource.Builder.class)
public interface CloudInitSource extends WithCloudInitSource {
    /** Has the key {@code userdata}. */
    Optional<SecretReference> secretRef();

    /** At most 2,048 bytes. */
    @Value.Redacted
    Optional<String> userData();

    @Value.Redacted
    Optional<String> userDataBase64();

    /** Has the key {@code networkdata}. */
    Optional<SecretReference> networkDataSecretRef();

    /** At most 2,048 bytes. */
    @Value.Redacted
    Optional<String> networkData();

    @Value.Redacted
    Optional<String> networkDataBase64();

    /** User data in a Secret of the machine's namespace. */
    static CloudInitSource fromSecret(String name) {
        return builder().secretRef(SecretReference.builder().name(name).build()).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableCloudInitSource.Builder {
        Builder() {}
    }

    /** A Secret of the same namespace. */
    @Value.Immutable
    @JsonDeserialize(builder = SecretReference.Builder.class)
    interface SecretReference extends ImmutableCloudInitSource.WithSecretReference {
        Optional<String> name();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableCloudInitSource.SecretReference.Builder {
            Builder() {}
        }
    }
}
