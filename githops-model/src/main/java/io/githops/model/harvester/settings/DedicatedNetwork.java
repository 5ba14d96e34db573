package io.githops.model.harvester.settings;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.githops.model.Cidr;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A network of its own for the traffic of storage or of migrations. When the one of storage changes, all machines must
 * be stopped.
 */
@Value.Immutable
@JsonDeserialize(builder = DedicatedNetwork.Builder.class)
public interface DedicatedNetwork extends WithDedicatedNetwork {
    Optional<String> clusterNetwork();

    /** 0 to 4094. */
    Optional<Integer> vlan();

    /** IPv4, large enough for all nodes. */
    Optional<Cidr> range();

    /** Addresses of the range that are not given out. */
    List<Cidr> exclude();

    Optional<Boolean> exclusiveVlan();

    /** A VLAN of a cluster network, with the addresses that the nodes get. */
    static DedicatedNetwork of(String clusterNetwork, int vlan, Cidr range) {
        return builder().clusterNetwork(clusterNetwork).vlan(vlan).range(range).build();
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the fields. Not thread-safe. */
    final class Builder extends ImmutableDedicatedNetwork.Builder {
        Builder() {}
    }
}
