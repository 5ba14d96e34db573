package io.githops.harvester.simulation;

/** Annotations and labels that several rules read or write. */
final class Keys {
    static final String VOLUME_CLAIM_TEMPLATES = "harvesterhci.io/volumeClaimTemplates";
    static final String REMOVED_VOLUME_CLAIMS = "harvesterhci.io/removedPersistentVolumeClaims";
    static final String RUN_STRATEGY = "harvesterhci.io/vmRunStrategy";
    static final String RESERVED_MEMORY = "harvesterhci.io/reservedMemory";
    static final String HOTPLUG = "harvesterhci.io/enableCPUAndMemoryHotplug";
    static final String MAC_ADDRESSES = "harvesterhci.io/mac-address";
    static final String IMAGE_ID = "harvesterhci.io/imageId";
    static final String GOLDEN_IMAGE = "harvesterhci.io/goldenImage";
    static final String IMAGE_STORAGE_CLASS = "harvesterhci.io/storageClassName";
    static final String SETTING_HASH = "harvesterhci.io/hash";
    static final String DEFAULT_STORAGE_CLASS = "storageclass.kubernetes.io/is-default-class";
    static final String CLUSTER_NETWORK = "network.harvesterhci.io/clusternetwork";
    static final String NETWORK_PREFIX = "network.harvesterhci.io/";
    static final String MATCHED_NODES = "network.harvesterhci.io/matched-nodes";
    static final String UPLINK_MTU = "network.harvesterhci.io/uplink-mtu";

    private Keys() {}
}
