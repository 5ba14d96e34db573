package io.githops.diff.admission;

/** Annotations and labels that several rules read or write. */
public final class Keys {
    public static final String VOLUME_CLAIM_TEMPLATES = "harvesterhci.io/volumeClaimTemplates";
    public static final String REMOVED_VOLUME_CLAIMS = "harvesterhci.io/removedPersistentVolumeClaims";
    public static final String RUN_STRATEGY = "harvesterhci.io/vmRunStrategy";
    public static final String RESERVED_MEMORY = "harvesterhci.io/reservedMemory";
    public static final String HOTPLUG = "harvesterhci.io/enableCPUAndMemoryHotplug";
    public static final String MAC_ADDRESSES = "harvesterhci.io/mac-address";
    static final String IMAGE_ID = "harvesterhci.io/imageId";
    public static final String GOLDEN_IMAGE = "harvesterhci.io/goldenImage";
    public static final String IMAGE_STORAGE_CLASS = "harvesterhci.io/storageClassName";
    public static final String SETTING_HASH = "harvesterhci.io/hash";
    static final String DEFAULT_STORAGE_CLASS = "storageclass.kubernetes.io/is-default-class";
    public static final String CLUSTER_NETWORK = "network.harvesterhci.io/clusternetwork";
    public static final String NETWORK_PREFIX = "network.harvesterhci.io/";
    public static final String MATCHED_NODES = "network.harvesterhci.io/matched-nodes";
    public static final String UPLINK_MTU = "network.harvesterhci.io/uplink-mtu";

    public static final String IN_PROGRESS = "InProgress";
    public static final String READY = "ready";
    public static final String CONFIGURED = "configured";
    public static final String ROUTE = "network.harvesterhci.io/route";

    private Keys() {}
}
