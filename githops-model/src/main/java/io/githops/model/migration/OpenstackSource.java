package io.githops.model.migration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.kubernetes.SecretReference;
import java.util.Optional;
import org.immutables.value.Value;

/** An OpenStack that machines are imported from. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = OpenstackSource.Builder.class)
public interface OpenstackSource extends WithOpenstackSource {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<OpenstackSource> KIND =
            Kinds.harvester().kind("migration.harvesterhci.io/v1beta1", "OpenstackSource", OpenstackSource.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<SourceStatus> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableOpenstackSource.Builder {
        Builder() {}
    }

    /** Where it is. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableOpenstackSource.WithSpec {
        /** Of its identity service. */
        Optional<String> endpoint();

        Optional<String> region();

        /** Has {@code username}, {@code password}, {@code project_name}, {@code domain_name} and, if needed, {@code ca_cert}. */
        Optional<SecretReference> credentials();

        /** How often to ask whether OpenStack made an image of a disk; by default 30. */
        Optional<Integer> uploadImageRetryCount();

        /** Seconds between two of these; by default 10. */
        Optional<Integer> uploadImageRetryDelay();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableOpenstackSource.Spec.Builder {
            Builder() {}
        }
    }
}
