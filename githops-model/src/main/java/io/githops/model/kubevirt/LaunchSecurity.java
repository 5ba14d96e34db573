package io.githops.model.kubevirt;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.kubernetes.Empty;
import java.util.Optional;
import org.immutables.value.Value;

/** Memory that the node cannot read: exactly one way. Refused by Harvester, whose KubeVirt does not allow it. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = LaunchSecurity.Builder.class)
public interface LaunchSecurity extends WithLaunchSecurity {
    Optional<Sev> sev();

    Optional<Empty> snp();

    Optional<Empty> tdx();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableLaunchSecurity.Builder {
        Builder() {}
    }

    /** AMD's encrypted virtualisation. */
    @Value.Immutable
    @JsonDeserialize(builder = Sev.Builder.class)
    interface Sev extends ImmutableLaunchSecurity.WithSev {
        Optional<Empty> attestation();

        Optional<SevPolicy> policy();

        @Value.Redacted
        Optional<String> session();

        @Value.Redacted
        Optional<String> dhCert();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLaunchSecurity.Sev.Builder {
            Builder() {}
        }
    }

    /** What the guest's owner demands. */
    @Value.Immutable
    @JsonDeserialize(builder = SevPolicy.Builder.class)
    interface SevPolicy extends ImmutableLaunchSecurity.WithSevPolicy {
        /** Whether the state of the processor is encrypted as well. */
        Optional<Boolean> encryptedState();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableLaunchSecurity.SevPolicy.Builder {
            Builder() {}
        }
    }
}
