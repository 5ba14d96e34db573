package io.githops.model.kubeovn;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A VLAN on a {@link ProviderNetwork}, for subnets that are no overlay. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Vlan.Builder.class)
public interface Vlan extends WithVlan {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Vlan> KIND = Kinds.harvester().kind("kubeovn.io/v1", "Vlan", Vlan.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVlan.Builder {
        Builder() {}
    }

    /** The VLAN. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVlan.WithSpec {
        /** The number; 0 for packets that belong to no VLAN. */
        Optional<Integer> id();

        /** A {@link ProviderNetwork}. */
        String provider();

        /** What {@link #id()} was called before. */
        Optional<Integer> vlanId();

        /** What {@link #provider()} was called before. */
        Optional<String> providerInterfaceName();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVlan.Spec.Builder {
            Builder() {}
        }
    }

    /** Who uses it. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVlan.WithStatus {
        List<String> subnets();

        /** Whether another has the same number on the same cards. */
        Optional<Boolean> conflict();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVlan.Status.Builder {
            Builder() {}
        }
    }
}
