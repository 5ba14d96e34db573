package io.githops.model.harvester;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A release of Harvester that a cluster can be upgraded to. Stands in {@code harvester-system}. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Version.Builder.class)
public interface Version extends WithVersion {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Version> KIND = Kinds.harvester().kind("harvesterhci.io/v1beta1", "Version", Version.class);

    ObjectMeta metadata();

    Spec spec();

    /**
     * A release.
     *
     * @param name such as {@code v1.9.0}
     * @param checksum SHA-512 of the image in hexadecimal
     */
    static Version of(String name, String isoUrl, String checksum) {
        return builder()
                .metadata(ObjectMeta.of("harvester-system", name))
                .spec(Spec.builder().isoURL(isoUrl).isoChecksum(checksum).build())
                .build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVersion.Builder {
        Builder() {}
    }

    /** Where the release is, and what it is. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVersion.WithSpec {
        /** Of the installation image. */
        String isoURL();

        /** SHA-512 in hexadecimal. */
        Optional<String> isoChecksum();

        Optional<String> releaseDate();

        /** What the cluster must have at least. */
        Optional<String> minUpgradableVersion();

        List<String> tags();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVersion.Spec.Builder {
            Builder() {}
        }
    }
}
