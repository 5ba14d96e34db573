package io.githops.model.devices;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.OpenEnum;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How a graphics card is cut into instances of fixed sizes. Harvester makes the object; the cut is for users to say. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = MigConfiguration.Builder.class)
public interface MigConfiguration extends WithMigConfiguration {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<MigConfiguration> KIND =
            Kinds.harvester().kind("devices.harvesterhci.io/v1beta1", "MigConfiguration", MigConfiguration.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableMigConfiguration.Builder {
        Builder() {}
    }

    /** The card, and what is wanted of it. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableMigConfiguration.WithSpec {
        /** Written by Harvester. */
        Optional<String> nodeName();

        /** Written by Harvester. */
        Optional<String> gpuAddress();

        /** Makes the instances; without it the card is whole. */
        Optional<Boolean> enabled();

        /** All sizes the card offers. They cannot be changed while the card is cut. */
        List<Profile> profileSpec();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableMigConfiguration.Spec.Builder {
            Builder() {}
        }
    }

    /** How many instances of a size are wanted. */
    @Value.Immutable
    @JsonDeserialize(builder = Profile.Builder.class)
    interface Profile extends ImmutableMigConfiguration.WithProfile {
        /** Written by Harvester. */
        Optional<Integer> id();

        /** Written by Harvester. */
        Optional<String> name();

        /** At most what {@link ProfileStatus#available()} says, and 7 in all sizes together. */
        Optional<Integer> requested();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableMigConfiguration.Profile.Builder {
            Builder() {}
        }
    }

    /** What the card was cut into. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableMigConfiguration.WithStatus {
        Optional<State> status();

        Optional<String> message();

        List<ProfileStatus> profileStatus();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableMigConfiguration.Status.Builder {
            Builder() {}
        }
    }

    /** How many instances of a size there are. */
    @Value.Immutable
    @JsonDeserialize(builder = ProfileStatus.Builder.class)
    interface ProfileStatus extends ImmutableMigConfiguration.WithProfileStatus {
        Optional<Integer> id();

        Optional<String> name();

        /** How many more fit. */
        Optional<Integer> available();

        Optional<Integer> total();

        /** The identifiers of the instances. */
        List<String> vGPUID();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableMigConfiguration.ProfileStatus.Builder {
            Builder() {}
        }
    }

    /** Whether the card is cut as wanted. */
    record State(String value) implements OpenEnum {
        public static final State SYNCED = new State("synced");
        public static final State OUT_OF_SYNC = new State("out-of-sync");
        public static final State DISABLED = new State("disabled");
    }
}
