package io.githops.model.network;

import io.githops.model.kubernetes.ObjectMeta;
import java.util.Optional;

/** The labels that Harvester puts on network definitions. */
enum Label {
    CLUSTER_NETWORK("clusternetwork"),
    TYPE("type"),
    VLAN_ID("vlan-id"),
    READY("ready"),
    POOL_NAMESPACE("ippool-namespace"),
    POOL_NAME("ippool-name");

    private final String title;

    Label(String name) {
        this.title = "network.harvesterhci.io/" + name;
    }

    Optional<String> of(ObjectMeta metadata) {
        return Optional.ofNullable(metadata.labels().get(title));
    }
}
