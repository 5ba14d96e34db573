package io.githops.model.migration;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import io.githops.model.kubernetes.SecretReference;
import java.util.Optional;
import org.immutables.value.Value;

/** A file with a machine to import. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = OvaSource.Builder.class)
public interface OvaSource extends WithOvaSource {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<OvaSource> KIND =
            Kinds.harvester().kind("migration.harvesterhci.io/v1beta1", "OvaSource", OvaSource.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<SourceStatus> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableOvaSource.Builder {
        Builder() {}
    }

    /** Where it is. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableOvaSource.WithSpec {
        Optional<String> url();

        /** By default 600. */
        Optional<Integer> httpTimeoutSeconds();

        /** May have {@code username}, {@code password} and {@code ca.crt}. */
        Optional<SecretReference> credentials();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableOvaSource.Spec.Builder {
            Builder() {}
        }
    }
}
