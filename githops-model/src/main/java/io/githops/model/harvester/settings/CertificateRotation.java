package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.immutables.value.Value;

/** Whether and when the certificates of the Kubernetes beneath are renewed, which restarts it. */
@Value.Immutable
@JsonDeserialize(builder = CertificateRotation.Builder.class)
public interface CertificateRotation extends WithCertificateRotation {
    /** By default false. */
    Optional<Boolean> enable();

    /** How long before their end, 1 to 8759; by default 240. */
    Optional<Integer> expiringInHours();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableCertificateRotation.Builder {
        Builder() {}
    }
}
