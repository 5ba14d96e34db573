package io.githops.model.kubeovn;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Kinds;
import io.githops.model.ResourceKind;
import io.githops.model.kubernetes.Condition;
import io.githops.model.kubernetes.ObjectMeta;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** An address of a subnet that is set aside for machines to share. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = Vip.Builder.class)
public interface Vip extends WithVip {
    /** The kind, as {@link Kinds#harvester} knows it, viewed as this type. */
    ResourceKind<Vip> KIND = Kinds.harvester().kind("kubeovn.io/v1", "Vip", Vip.class);

    ObjectMeta metadata();

    Optional<Spec> spec();

    Optional<Status> status();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableVip.Builder {
        Builder() {}
    }

    /** The address and who has it. */
    @Value.Immutable
    @JsonDeserialize(builder = Spec.Builder.class)
    interface Spec extends ImmutableVip.WithSpec {
        Optional<String> subnet();

        Optional<String> namespace();

        Optional<String> type();

        /** By default any of the subnet. */
        Optional<String> v4ip();

        /** By default any of the subnet. */
        Optional<String> v6ip();

        Optional<String> macAddress();

        List<String> attachSubnets();

        /** Labels as {@code key:value}. */
        List<String> selector();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVip.Spec.Builder {
            Builder() {}
        }
    }

    /** The address that was set aside. */
    @Value.Immutable
    @JsonDeserialize(builder = Status.Builder.class)
    interface Status extends ImmutableVip.WithStatus {
        Optional<String> type();

        Optional<String> v4ip();

        Optional<String> v6ip();

        Optional<String> mac();

        List<String> selector();

        List<Condition> conditions();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableVip.Status.Builder {
            Builder() {}
        }
    }
}
