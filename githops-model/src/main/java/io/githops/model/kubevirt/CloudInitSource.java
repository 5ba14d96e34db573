package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.ManifestException;
import io.githops.model.kubernetes.LocalObjectReference;
import java.util.Optional;
import org.immutables.value.Value;

/** What configures the guest at its first start. Inline data is not printed by {@code toString}. */
@Value.Immutable
@JsonDeserialize(builder = CloudInitSource.Builder.class)
public interface CloudInitSource extends WithCloudInitSource {
    /** Has the key {@code userdata}. */
    Optional<LocalObjectReference> secretRef();

    /** At most 2,048 bytes. */
    @Value.Redacted
    Optional<String> userData();

    @Value.Redacted
    Optional<String> userDataBase64();

    /** Has the key {@code networkdata}. */
    Optional<LocalObjectReference> networkDataSecretRef();

    /** At most 2,048 bytes. */
    @Value.Redacted
    Optional<String> networkData();

    @Value.Redacted
    Optional<String> networkDataBase64();

    /**
     * The inline user data; empty when it is in a Secret, or absent.
     *
     * @throws ManifestException when it is in another format than {@code #cloud-config}, is not YAML or does not fit
     */
    default Optional<CloudConfig> cloudConfig() {
        return userData()
                .or(() -> userDataBase64().map(CloudConfigText::decode))
                .map(CloudConfig::parse);
    }

    /** Inline user data; for anything secret, a Secret is the place. */
    static CloudInitSource inline(CloudConfig config) {
        return builder().userData(config.text()).build();
    }

    /** User data in a Secret of the machine's namespace. */
    static CloudInitSource fromSecret(String name) {
        return builder().secretRef(LocalObjectReference.of(name)).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableCloudInitSource.Builder {
        Builder() {}
    }
}
