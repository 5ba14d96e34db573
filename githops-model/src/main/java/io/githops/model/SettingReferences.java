package io.githops.model;

import static io.githops.model.ReferenceRows.NETWORK;
import static io.githops.model.ReferenceRows.SNAPSHOTS;
import static io.githops.model.ReferenceRows.STORAGE;

import io.githops.model.ReferenceRule.Format;
import java.util.List;

/** What the values of settings name; each setting has a value of its own form. */
final class SettingReferences {
    private static final String VALUE = "value";

    private SettingReferences() {}

    static List<ReferenceRule> rules() {
        return List.of(
                clusterNetwork("storage-network", "clusterNetwork"),
                clusterNetwork("rwx-network", "network.clusterNetwork"),
                clusterNetwork("vm-migration-network", "clusterNetwork"),
                ReferenceRule.of(VALUE, STORAGE, "StorageClass", Format.CLUSTER)
                        .onlyFor("default-storage-class")
                        .soft(),
                ReferenceRule.of(VALUE, SNAPSHOTS, "VolumeSnapshotClass", Format.CLUSTER)
                        .onlyFor("volume-snapshot-class")
                        .soft(),
                snapshotClass("*.volumeSnapshotClassName"),
                snapshotClass("*.backupVolumeSnapshotClassName"),
                ReferenceRule.insideJson(VALUE, "nodeUpgradeOption.strategy.pauseNodes[*]", "", "Node", Format.CLUSTER)
                        .onlyFor("upgrade-config"),
                ReferenceRule.insideJson(
                                VALUE,
                                "removeUpstreamClusterWhenNamespaceIsDeleted",
                                "",
                                "Secret",
                                Format.SAME_NAMESPACE)
                        .onlyFor("rancher-cluster")
                        .standingFor("true", "rancher-cluster-config")
                        .inNamespace("harvester-system"),
                ReferenceRule.of(VALUE, "", "Namespace", Format.LIST)
                        .onlyFor("support-bundle-namespaces")
                        .soft(),
                ReferenceRule.insideJson(VALUE, "*", "", "Namespace", Format.LIST)
                        .onlyFor("cluster-pod-security-standard")
                        .soft());
    }

    private static ReferenceRule clusterNetwork(String setting, String inside) {
        return ReferenceRule.insideJson(VALUE, inside, NETWORK, "ClusterNetwork", Format.CLUSTER)
                .onlyFor(setting);
    }

    private static ReferenceRule snapshotClass(String inside) {
        return ReferenceRule.insideJson(VALUE, inside, SNAPSHOTS, "VolumeSnapshotClass", Format.CLUSTER)
                .onlyFor("csi-driver-config")
                .soft();
    }
}
