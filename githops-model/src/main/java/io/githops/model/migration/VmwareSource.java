package io.githops.model.migration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.kubernetes.SecretReference;
import java.util.Optional;
import org.immutables.value.Value;

/** A vCenter that machines are imported from. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = VmwareSource.Builder.class)
public interface VmwareSource extends WithVmwareSource {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<VmwareSource> KIND =
            Kinds.harvester().kind("migration.harvesterhci.io/v1beta1", "VmwareSource", VmwareSource.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<SourceStatus> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVmwareSource.Builder {
        Builder() {}
    }

    /** Where it is. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVmwareSource.WithSpec {
        /** Such as {@code https://vcenter.example.com/sdk}. */
        Optional<String> endpoint();

        /** The data centre. */
        Optional<String> dc();

        /** Has {@code username}, {@code password} and, if needed, {@code caCert}. */
        Optional<SecretReference> credentials();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVmwareSource.Spec.Builder {
            Builder() {}
        }
    }
}
