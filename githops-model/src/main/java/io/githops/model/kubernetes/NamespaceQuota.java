package io.githops.model.kubernetes;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Quantity;
import java.util.Optional;
import org.immutables.value.Value;

/** How much all objects of a namespace may ask for together, as Rancher writes it. */
@Value.Immutable
@Value.Enclosing
@JsonDeserialize(builder = NamespaceQuota.Builder.class)
public interface NamespaceQuota extends WithNamespaceQuota {
    Optional<Limit> limit();

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableNamespaceQuota.Builder {
        Builder() {}
    }

    /** The limits by resource. */
    @Value.Immutable
    @JsonDeserialize(builder = Limit.Builder.class)
    interface Limit extends ImmutableNamespaceQuota.WithLimit {
        Optional<Quantity> limitsCpu();

        Optional<Quantity> limitsMemory();

        Optional<Quantity> requestsCpu();

        Optional<Quantity> requestsMemory();

        Optional<Quantity> requestsStorage();

        /** A number of objects, as all that follow. */
        Optional<Quantity> persistentVolumeClaims();

        Optional<Quantity> pods();

        Optional<Quantity> services();

        Optional<Quantity> servicesNodePorts();

        Optional<Quantity> servicesLoadBalancers();

        Optional<Quantity> secrets();

        Optional<Quantity> configMaps();

        Optional<Quantity> replicationControllers();

        static Builder builder() {
            return new Builder();
        }

        /** Collects the fields. Not thread-safe. */
        final class Builder extends ImmutableNamespaceQuota.Limit.Builder {
            Builder() {}
        }
    }
}
